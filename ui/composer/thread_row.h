// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/composer_state.h"
#include "composer/section_row.h"

class QCheckBox;
class QComboBox;
class QPushButton;

namespace hatstand::ui::composer
{

/// Whether a long text goes out as a thread, and where it is split. There on the tab of an account whose
/// network has threads.
class ThreadRow final : public SectionRow
{
    Q_OBJECT
public:
    ThreadRow(const Kit &kit, ComposerState &state, QWidget *parent = nullptr);

private:
    void take();
    void refresh();
    void refreshParts();

    ComposerState &m_state;
    QComboBox *m_mode;
    QCheckBox *m_numbers;
    QLabel *m_count;
    QPushButton *m_edit;
};

} // namespace hatstand::ui::composer
