// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/page_context.h"
#include "settings/section.h"

class QComboBox;

namespace hatstand::ui
{
class SegmentedControl;
class Switch;
} // namespace hatstand::ui

namespace hatstand::ui::settings
{

/// Theme, size of the text, movement. Each takes effect at once.
class AppearanceSection final : public Section
{
    Q_OBJECT
public:
    [[nodiscard]] static SectionName name();
    AppearanceSection(const PageContext &context, QWidget *parent);
    void refresh() override;

private:
    PageContext m_context;
    SegmentedControl *m_theme;
    QComboBox *m_textSize;
    Switch *m_movement;
};

} // namespace hatstand::ui::settings
