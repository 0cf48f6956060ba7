// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/privacy_section.h"

#include "settings/traffic_model.h"

#include <QHeaderView>
#include <QTableView>

namespace hatstand::ui::settings
{

namespace
{
constexpr int mostShown = 1000;
constexpr int tableHeight = 480;
} // namespace

SectionName PrivacySection::name()
{
    return {QStringLiteral("privacy"), tr("Privacy"), Glyph::Shield};
}

PrivacySection::PrivacySection(const PageContext &context, clients::TrafficJournal &traffic, QWidget *parent)
    : Section(context.kit, name(), parent)
    , m_context(context)
    , m_traffic(traffic)
    , m_model(new TrafficModel(context.clock, this))
    , m_table(new QTableView(this))
{
    Card *promise = addCard(tr("Privacy"));
    addRow(promise, tr("Nothing goes to the makers of Hatstand"),
           tr("No counting, no reports, no account. What leaves goes to the networks you connected."),
           nullptr, tr("telemetry tracking"));
    addRow(promise, tr("Keys and passwords"),
           tr("In the keychain of this computer only: never in your files, the log or a backup"), nullptr,
           tr("secret keychain"));
    m_card = addCard(tr("What left this computer"));
    m_none = addRow(m_card, tr("Nothing has left this computer yet"),
                    tr("Each request to a network is listed here: when, to whom, for what, how much."),
                    nullptr, tr("log traffic"));
    const Kit &look = kit();
    m_table->setObjectName(QStringLiteral("trafficTable"));
    m_table->setAccessibleName(tr("What left this computer"));
    m_table->setModel(m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setMinimumHeight(look.px(tableHeight));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(look.px(size::tableRow));
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsClickable(false);
    header->setMinimumSectionSize(look.px(72));
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->resizeSection(TrafficModel::When, look.px(128));
    header->resizeSection(TrafficModel::Out, look.px(88));
    header->resizeSection(TrafficModel::In, look.px(88));
    header->setSectionResizeMode(TrafficModel::Host, QHeaderView::Stretch);
    header->setSectionResizeMode(TrafficModel::What, QHeaderView::Stretch);
    addContent(m_card, m_table, tr("log traffic requests hosts bytes"));
    connect(&m_traffic, &clients::TrafficJournal::changed, this, [this] {
        if (isVisible())
            refresh();
    });
}

void PrivacySection::refresh()
{
    const int days = m_traffic.daysKept().value_or(clients::TrafficJournal::keptDays);
    m_card->setNote(days == clients::TrafficJournal::keptForEver ? tr("Kept until you clear it")
                                                                 : tr("The last %n days", nullptr, days));
    auto entries = m_traffic.newest(mostShown);
    if (!entries) {
        m_none->setName(entries.error().what);
        m_none->setSecond(entries.error().why);
        setOffered(m_none, true);
        return;
    }
    const bool none = entries->empty();
    m_model->setEntries(std::move(*entries));
    setOffered(m_none, none);
    setOffered(m_table, !none);
}

} // namespace hatstand::ui::settings
