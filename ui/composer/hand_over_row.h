// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/composer_state.h"
#include "composer/section_row.h"

class QComboBox;

namespace hatstand::ui::composer
{

/// Whether the post is given to the network ahead of time. There on the tab of an account whose network can
/// hold posts.
class HandOverRow final : public SectionRow
{
    Q_OBJECT
public:
    HandOverRow(const Kit &kit, ComposerState &state, QWidget *parent = nullptr);

private:
    void take();
    void refresh();
    /// Says why a post that is to be handed over goes from this computer all the same.
    void refreshRemark();

    ComposerState &m_state;
    QComboBox *m_choice;
    QLabel *m_remark;
};

} // namespace hatstand::ui::composer
