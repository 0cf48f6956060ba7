// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/content_difference.h"
#include "kit/dialog.h"
#include "plan/revision.h"

class QComboBox;
class QLabel;
class QListWidget;

namespace hatstand::ui::composer
{

/// What the post said before: its kept versions, newest first, with what differs between one and the present
/// or any other, word by word.
class VersionsDialog final : public Dialog
{
    Q_OBJECT
public:
    VersionsDialog(const Kit &kit, std::vector<plan::Revision> revisions, plan::Post now, ContentNames names,
                   const Clock &clock, QWidget *parent);

Q_SIGNALS:
    void putBackAsked(const hatstand::plan::RevisionId &id);

private:
    void showDifference();

    std::vector<plan::Revision> m_revisions;
    plan::Post m_now;
    ContentNames m_names;
    QListWidget *m_list;
    QComboBox *m_other;
    QLabel *m_difference;
};

} // namespace hatstand::ui::composer
