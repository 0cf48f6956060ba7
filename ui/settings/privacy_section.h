// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/traffic_journal.h"
#include "kit/page_context.h"
#include "settings/section.h"

namespace hatstand::ui::settings
{

class TrafficList;
class TrafficModel;

/// All that left this computer: when, to whom, for what, how much.
class PrivacySection final : public Section
{
    Q_OBJECT
public:
    [[nodiscard]] static SectionName name();
    PrivacySection(const PageContext &context, clients::TrafficJournal &traffic, QWidget *parent);
    void refresh() override;

private:
    PageContext m_context;
    clients::TrafficJournal &m_traffic;
    TrafficModel *m_model;
    TrafficList *m_table;
    ListRow *m_none;
    ListRow *m_more; ///< that these are not all
    Card *m_card;
};

} // namespace hatstand::ui::settings
