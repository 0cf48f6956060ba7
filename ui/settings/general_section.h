// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/page_context.h"
#include "settings/section.h"

class QComboBox;

namespace hatstand::ui
{
class Switch;
}

namespace hatstand::ui::settings
{

/// Language, and what closing the window does.
class GeneralSection final : public Section
{
    Q_OBJECT
public:
    /// 'canKeepRunning': the desktop has a place for an icon near the clock.
    [[nodiscard]] static SectionName name();
    GeneralSection(const PageContext &context, bool canKeepRunning, QWidget *parent);
    void refresh() override;

private:
    PageContext m_context;
    QComboBox *m_language;
    QComboBox *m_closing;
    QPushButton *m_advanced;
    ListRow *m_pseudoRow = nullptr;
    Switch *m_pseudo;
};

} // namespace hatstand::ui::settings
