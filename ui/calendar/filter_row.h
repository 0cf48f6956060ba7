// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/calendar_item.h"
#include "kit/kit.h"
#include "plan/post_query.h"

#include <QHash>
#include <QWidget>

class QAction;
class QMenu;
class QPushButton;

namespace hatstand::networks
{
class RulesCatalogue;
}
namespace hatstand::strategy
{
class CampaignService;
}

namespace hatstand::ui::calendar
{

/// Which posts the calendar shows: buttons with menus of several choices, and what the icons mean.
class FilterRow final : public QWidget
{
    Q_OBJECT
public:
    FilterRow(const Kit &kit, const networks::RulesCatalogue &rules, strategy::CampaignService &campaigns,
              QWidget *parent = nullptr);

    /// The networks that are offered: those of the accounts in scope.
    void setNetworks(const std::vector<networks::NetworkKey> &keys);
    /// Whose campaigns are offered.
    void setClients(const std::vector<clients::ClientId> &clients);
    /// Statuses, networks and campaign as chosen.
    [[nodiscard]] plan::PostFilter filter() const;
    [[nodiscard]] bool isFiltering() const;
    /// What is chosen, by name: "Bluesky", "Draft", "Winter window".
    [[nodiscard]] QStringList words() const;
    /// The icons of these posts, and no others, are explained at the end of the row.
    void explain(const std::vector<CalendarItem> &shown);
    void clear();

Q_SIGNALS:
    void changed();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitLegend();
    [[nodiscard]] QPushButton *addMenuButton(const QString &name, QMenu *menu);
    void name();

    Kit m_kit;
    const networks::RulesCatalogue &m_rules;
    strategy::CampaignService &m_campaigns;
    QMenu *m_networkMenu;
    QMenu *m_statusMenu;
    QMenu *m_campaignMenu;
    QPushButton *m_networkButton;
    QPushButton *m_statusButton;
    QPushButton *m_campaignButton;
    QPushButton *m_clearButton;
    QWidget *m_legend;
    std::vector<Status> m_explained; ///< in the legend
    QHash<QString, QAction *> m_networkActions;
    QHash<int, QAction *> m_statusActions;
    strategy::CampaignId m_campaign;
    QString m_campaignName;
};

} // namespace hatstand::ui::calendar
