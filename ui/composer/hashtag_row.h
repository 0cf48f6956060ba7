// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/composer_state.h"
#include "composer/inspector.h"
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

/// The client's groups of hashtags, switched into and out of the text. What a large text has and has room for
/// is taken from the inspector, which counts it beside the window's thread.
class HashtagRow final : public SectionRow
{
    Q_OBJECT
public:
    HashtagRow(const Kit &kit, ComposerState &state, const Inspector &inspector, const Services &services,
               QWidget *parent = nullptr);

    void focusGroups();

Q_SIGNALS:
    void manageAsked();

private:
    void fill();
    void refresh();
    [[nodiscard]] bool isIn(const plan::HashtagGroup &group) const;
    [[nodiscard]] bool hasRoom(const plan::HashtagGroup &group) const;
    [[nodiscard]] bool has(const clients::AccountId &id, const plan::HashtagGroup &group) const;

    ComposerState &m_state;
    const Inspector &m_inspector;
    Services m_services;
    FlowLayout *m_flow;
    std::vector<plan::HashtagGroup> m_groups;
    QList<ToggleChip *> m_chips;
    QLabel *m_remark;
    QPushButton *m_manage;
};

} // namespace hatstand::ui::composer
