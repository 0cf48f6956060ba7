// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/card.h"
#include "kit/page_context.h"
#include "networks/practice/practice_timeline.h"

class QButtonGroup;
class QLabel;

namespace hatstand::ui
{
class Avatar;
}

namespace hatstand::ui::today
{

/// The Practice network beside the first steps: its latest post with what came back, and what can go wrong.
class PracticeCard final : public Card
{
    Q_OBJECT
public:
    PracticeCard(const PageContext &context, networks::PracticeTimeline &timeline, QWidget *parent = nullptr);
    void refresh(const QString &handle);

private:
    void buildPost();
    void buildChoices();
    void showPost(const networks::PracticeTimelinePost *post, const networks::PracticeProfile &profile);

    PageContext m_context;
    networks::PracticeTimeline &m_timeline;
    QString m_handle;
    QLabel *m_name = nullptr;
    QLabel *m_followers = nullptr;
    QFrame *m_post = nullptr;
    Avatar *m_avatar = nullptr;
    QLabel *m_author = nullptr;
    QLabel *m_when = nullptr;
    QLabel *m_text = nullptr;
    QLabel *m_replies = nullptr;
    QLabel *m_likes = nullptr;
    QLabel *m_shares = nullptr;
    QButtonGroup *m_choices = nullptr;
};

} // namespace hatstand::ui::today
