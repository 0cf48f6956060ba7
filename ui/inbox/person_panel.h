// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inbox/person_facts.h"
#include "kit/page_context.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace hatstand::ui
{
class Avatar;
class ElidedLabel;
class EmptyState;
class GlyphLabel;
} // namespace hatstand::ui

namespace hatstand::ui::inbox
{

class FigureRow;
class HistoryList;
class MoodRow;

/// Who speaks: name and handle, how much they have said and how it sounded, and what it was.
class PersonPanel final : public QFrame
{
    Q_OBJECT
public:
    explicit PersonPanel(const PageContext &context, QWidget *parent = nullptr);

    /// What can be done with them depends on the source.
    void show(const PersonFacts &facts, bool canForget, bool canExport);
    void clear();
    [[nodiscard]] HistoryList *history() const { return m_history; }

Q_SIGNALS:
    void conversationRequested(const hatstand::listen::ConversationId &id);
    void pageRequested(const QUrl &page);
    void exportRequested();
    void forgetRequested();
    /// Whether they are the same as who was suggested.
    void sameAnswered(bool yes);

protected:
    void changeEvent(QEvent *event) override;

private:
    void measure();
    void offerMore();

    PageContext m_context;
    QWidget *m_content;
    EmptyState *m_nobody;
    Avatar *m_face;
    ElidedLabel *m_name;
    ElidedLabel *m_handle;
    QPushButton *m_more;
    QWidget *m_labels;
    FigureRow *m_figures;
    QWidget *m_same;
    QLabel *m_sameWords;
    QLabel *m_moodTitle;
    MoodRow *m_moods;
    QLabel *m_historyTitle;
    HistoryList *m_history;
    QLabel *m_notesTitle;
    QLabel *m_notes;
    QWidget *m_foot;
    QPushButton *m_forget;
    QUrl m_page;
    bool m_canExport = false;
    bool m_canForget = false;
};

} // namespace hatstand::ui::inbox
