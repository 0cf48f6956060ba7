// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/composer_state.h"
#include "composer/section_row.h"

class QHBoxLayout;
class QLineEdit;

namespace hatstand::ui::composer
{

/// The comment that is posted right after the post, with the marks of the networks that know one. Not there
/// where none of the chosen does.
class CommentRow final : public SectionRow
{
    Q_OBJECT
public:
    CommentRow(const Kit &kit, ComposerState &state, QWidget *parent = nullptr);
    void showRange(int start, int length);

private:
    void refresh();

    ComposerState &m_state;
    QLineEdit *m_text;
    QHBoxLayout *m_marks;
    QStringList m_shown;
};

} // namespace hatstand::ui::composer
