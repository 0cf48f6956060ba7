// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/composer_state.h"
#include "composer/section_row.h"

class QLabel;
class QPushButton;

namespace hatstand::ui
{
class FlowLayout;
class ToggleChip;
} // namespace hatstand::ui

namespace hatstand::ui::composer
{

/// The client's groups of hashtags, switched into and out of the text.
class HashtagRow final : public SectionRow
{
    Q_OBJECT
public:
    HashtagRow(const Kit &kit, ComposerState &state, const Services &services, QWidget *parent = nullptr);

    void focusGroups();

Q_SIGNALS:
    void manageAsked();

private:
    void fill();
    void refresh();

    ComposerState &m_state;
    Services m_services;
    FlowLayout *m_flow;
    std::vector<plan::HashtagGroup> m_groups;
    QList<ToggleChip *> m_chips;
    QLabel *m_remark;
    QPushButton *m_manage;
};

} // namespace hatstand::ui::composer
