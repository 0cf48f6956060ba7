// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/filter_row.h"

#include "kit/buttons.h"
#include "kit/glyph_label.h"
#include "kit/labels.h"
#include "kit/menus.h"
#include "kit/painters.h"
#include "kit/statuses.h"
#include "networks/rules_catalogue.h"
#include "strategy/campaign_service.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>

namespace hatstand::ui::calendar
{

namespace
{
constexpr std::array offeredStatuses{
    plan::PostStatus::Draft,     plan::PostStatus::Scheduled, plan::PostStatus::Sending,
    plan::PostStatus::Published, plan::PostStatus::Failed,    plan::PostStatus::Missed,
    plan::PostStatus::Uncertain,
};
} // namespace

FilterRow::FilterRow(const Kit &kit, const networks::RulesCatalogue &rules,
                     strategy::CampaignService &campaigns, QWidget *parent)
    : QWidget(parent)
    , m_kit(kit)
    , m_rules(rules)
    , m_campaigns(campaigns)
    , m_networkMenu(new QMenu(this))
    , m_statusMenu(new QMenu(this))
    , m_campaignMenu(new QMenu(this))
{
    setObjectName(QStringLiteral("calendarFilters"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kit.px(size::gap));
    m_networkButton = addMenuButton(QStringLiteral("networkFilter"), m_networkMenu);
    m_statusButton = addMenuButton(QStringLiteral("statusFilter"), m_statusMenu);
    m_campaignButton = addMenuButton(QStringLiteral("campaignFilter"), m_campaignMenu);
    m_clearButton = makeButton(kit, tr("Clear filters"), ButtonKind::Link);
    m_clearButton->setObjectName(QStringLiteral("clearFilters"));
    layout->addWidget(m_clearButton);
    layout->addStretch();
    m_legend = new QWidget;
    m_legend->setObjectName(QStringLiteral("calendarLegend"));
    auto *legend = new QHBoxLayout(m_legend);
    legend->setContentsMargins(0, 0, 0, 0);
    legend->setSpacing(kit.px(4));
    layout->addWidget(m_legend);
    connect(m_clearButton, &QPushButton::clicked, this, &FilterRow::clear);

    for (const plan::PostStatus status : offeredStatuses) {
        QAction *action = m_statusMenu->addAction(kit.icons.icon(glyphOf(statusOf(status)), statusOf(status)),
                                                  statusWord(statusOf(status)));
        action->setData(statusWord(statusOf(status)));
        action->setCheckable(true);
        m_statusActions.insert(int(status), action);
        connect(action, &QAction::toggled, this, [this] {
            name();
            Q_EMIT changed();
        });
    }
    setClients({});
    name();
}

QPushButton *FilterRow::addMenuButton(const QString &objectName, QMenu *menu)
{
    QPushButton *button = makeButton(m_kit, {});
    button->setObjectName(objectName);
    button->setProperty("edge",
                        QStringLiteral("control")); // it holds a choice, as the boxes of other pages do
    button->setMenu(menu);
    qobject_cast<QHBoxLayout *>(layout())->addWidget(button);
    return button;
}

void FilterRow::explain(const std::vector<CalendarItem> &shown)
{
    std::array<bool, statusCount> isShown{};
    for (const CalendarItem &item : shown)
        isShown.at(static_cast<std::size_t>(item.status)) = true;
    std::vector<Status> statuses;
    for (const Status status : allStatuses) {
        if (isShown.at(static_cast<std::size_t>(status)))
            statuses.push_back(status);
    }
    if (statuses == m_explained)
        return;
    m_explained = std::move(statuses);
    auto *layout = qobject_cast<QHBoxLayout *>(m_legend->layout());
    while (QLayoutItem *item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Status status : m_explained) {
        auto *sign = new GlyphLabel(m_kit, status, 12, m_legend);
        auto *word = makeLabel(statusWord(status), TypeRole::Caption, Ink::Text2, m_legend);
        if (layout->count() > 0)
            layout->addSpacing(m_kit.px(8));
        layout->addWidget(sign);
        layout->addWidget(word);
        // What is added to a widget that is shown stays hidden until it is asked for.
        sign->show();
        word->show();
    }
    fitLegend();
}

// Where there is no room for it the legend goes: each chip says its status in its tooltip.
void FilterRow::fitLegend()
{
    int others = 0;
    for (const QWidget *button : {m_networkButton, m_statusButton, m_campaignButton})
        others += button->sizeHint().width() + m_kit.px(size::gap);
    if (isFiltering())
        others += m_clearButton->sizeHint().width() + m_kit.px(size::gap);
    m_legend->setVisible(!m_explained.empty() && others + m_legend->sizeHint().width() <= width());
}

void FilterRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitLegend();
}

void FilterRow::setNetworks(const std::vector<networks::NetworkKey> &keys)
{
    const plan::PostFilter before = filter();
    m_networkMenu->clear();
    m_networkActions.clear();
    for (const networks::NetworkKey &key : keys) {
        const networks::NetworkRules *rules = m_rules.find(key);
        const QString words = rules ? rules->name : key.toString();
        QAction *action = m_networkMenu->addAction(menuText(words));
        action->setData(words);
        action->setCheckable(true);
        action->setChecked(std::find(before.networks.begin(), before.networks.end(), key) !=
                           before.networks.end());
        m_networkActions.insert(key.toString(), action);
        connect(action, &QAction::toggled, this, [this] {
            name();
            Q_EMIT changed();
        });
    }
    name();
}

void FilterRow::setClients(const std::vector<clients::ClientId> &clients)
{
    m_campaignMenu->clear();
    auto *group = new QActionGroup(m_campaignMenu);
    const auto add = [&](const QString &words, const strategy::CampaignId &id) {
        QAction *action = m_campaignMenu->addAction(menuText(words));
        action->setCheckable(true);
        action->setChecked(id == m_campaign);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, id, words] {
            m_campaign = id;
            m_campaignName = words;
            name();
            Q_EMIT changed();
        });
        if (id == m_campaign)
            m_campaignName = words; // it may be called otherwise by now
        return id == m_campaign;
    };
    bool stillThere = add(tr("Any campaign"), {});
    for (const clients::ClientId &id : clients) {
        const auto campaigns = m_campaigns.campaignsOf(id);
        if (!campaigns)
            continue; // the calendar itself says when the workspace cannot be read
        for (const strategy::Campaign &campaign : *campaigns)
            stillThere = add(campaign.name, campaign.id) || stillThere;
    }
    if (!stillThere) {
        m_campaign = {};
        m_campaignMenu->actions().front()->setChecked(true);
    }
    name();
}

plan::PostFilter FilterRow::filter() const
{
    plan::PostFilter filter;
    for (auto it = m_networkActions.cbegin(); it != m_networkActions.cend(); ++it) {
        if (it.value()->isChecked())
            filter.networks.push_back(networks::NetworkKey::fromString(it.key()));
    }
    for (auto it = m_statusActions.cbegin(); it != m_statusActions.cend(); ++it) {
        if (it.value()->isChecked())
            filter.statuses.push_back(static_cast<plan::PostStatus>(it.key()));
    }
    filter.campaign = m_campaign;
    return filter;
}

bool FilterRow::isFiltering() const
{
    const plan::PostFilter now = filter();
    return !now.networks.empty() || !now.statuses.empty() || !now.campaign.isNull();
}

QStringList FilterRow::words() const
{
    QStringList words;
    for (const QMenu *menu : {m_networkMenu, m_statusMenu}) {
        for (const QAction *action : menu->actions()) {
            if (action->isChecked())
                words << action->data().toString();
        }
    }
    if (!m_campaign.isNull())
        words << m_campaignName;
    return words;
}

void FilterRow::clear()
{
    for (QAction *action : m_networkActions.values() + m_statusActions.values()) {
        const QSignalBlocker quiet(action);
        action->setChecked(false);
    }
    m_campaign = {};
    const auto campaigns = m_campaignMenu->actions();
    if (!campaigns.isEmpty())
        campaigns.front()->setChecked(true);
    name();
    Q_EMIT changed();
}

void FilterRow::name()
{
    const plan::PostFilter now = filter();
    m_networkButton->setText(now.networks.empty() ? tr("All networks")
                                                  : tr("%n network(s)", nullptr, int(now.networks.size())));
    m_statusButton->setText(now.statuses.empty() ? tr("Any status")
                            : now.statuses.size() == 1
                                ? statusWord(statusOf(now.statuses.front()))
                                : tr("%n status(es)", nullptr, int(now.statuses.size())));
    const QString campaign =
        m_campaign.isNull() ? tr("Campaign: any") : tr("Campaign: %1").arg(m_campaignName);
    m_campaignButton->setText(menuText(campaign));
    m_networkButton->setAccessibleName(tr("Filter by network: %1").arg(m_networkButton->text()));
    m_statusButton->setAccessibleName(tr("Filter by status: %1").arg(m_statusButton->text()));
    m_campaignButton->setAccessibleName(campaign);
    m_clearButton->setVisible(isFiltering());
    fitLegend();
}

} // namespace hatstand::ui::calendar
