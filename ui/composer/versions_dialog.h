// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/dialog.h"
#include "plan/revision.h"

class QListWidget;
class QLabel;

namespace hatstand::ui::composer
{

/// What the post said before: its kept versions, newest first, with what has changed since, word by word.
class VersionsDialog final : public Dialog
{
    Q_OBJECT
public:
    VersionsDialog(const Kit &kit, std::vector<plan::Revision> revisions, const plan::Post &now,
                   const Clock &clock, QWidget *parent);

Q_SIGNALS:
    void putBackAsked(const hatstand::plan::RevisionId &id);

private:
    void showDifference(int row);

    std::vector<plan::Revision> m_revisions;
    plan::Post m_now;
    QListWidget *m_list;
    QLabel *m_difference;
};

/// The difference as HTML: what went struck through, what came underlined, both also by colour.
[[nodiscard]] QString differenceMarkup(const QString &before, const QString &after, const Theme &theme);

} // namespace hatstand::ui::composer
