// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/privacy_section.h"

#include "kit/buttons.h"
#include "settings/traffic_list.h"
#include "settings/traffic_model.h"

namespace hatstand::ui::settings
{

namespace
{
/// All of them stand in the page; the whole log is a list of the outbox.
constexpr int mostShown = 100;
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
    , m_table(new TrafficList(kit(), *m_model, this))
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
    addContent(m_card, m_table, tr("log traffic requests hosts bytes"));
    auto *outbox = makeButton(kit(), tr("Outbox"), ButtonKind::Normal, std::nullopt, ButtonSize::Small);
    connect(outbox, &QPushButton::clicked, this, [this] { m_context.navigator.go(PageId::Outbox); });
    m_more = addRow(m_card, tr("Only the newest are listed here"),
                    tr("All of it is in the outbox, under “What left”."), outbox, tr("log traffic"));
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
    auto entries = m_traffic.newest(mostShown + 1); // one more tells whether there is more
    if (!entries) {
        m_none->setName(entries.error().what);
        m_none->setSecond(entries.error().why);
        setOffered(m_none, true);
        setOffered(m_more, false);
        return;
    }
    const bool none = entries->empty();
    const bool more = entries->size() > std::size_t(mostShown);
    if (more)
        entries->resize(std::size_t(mostShown));
    m_model->setEntries(std::move(*entries));
    setOffered(m_none, none);
    setOffered(m_table, !none);
    setOffered(m_more, more);
}

} // namespace hatstand::ui::settings
