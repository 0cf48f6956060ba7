// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/counter_row.h"

#include "kit/flow_layout.h"
#include "kit/labels.h"
#include "kit/marks.h"
#include "kit/rings.h"

#include <QHBoxLayout>
#include <QLocale>

namespace hatstand::ui::composer
{

AccountCounter::AccountCounter(const Kit &kit, const QString &networkKey, const QString &name,
                               QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_ring(new CounterRing(kit))
    , m_count(makeLabel({}, TypeRole::Name))
    , m_limit(makeLabel({}, TypeRole::Second, Ink::Text3))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kit.px(size::gapInChip));
    row->addWidget(new NetworkMark(kit, networkKey, name, MarkSize::Small, MarkStyle::Filled));
    row->addWidget(m_ring);
    row->addWidget(m_count);
    row->addWidget(m_limit);
}

void AccountCounter::show(const networks::TextMeasure &measure)
{
    const QLocale locale;
    const qint64 limit = measure.limit.value_or(0);
    const qint64 byteLimit = measure.byteLimit.value_or(0);
    // What runs out first is shown: emoji and accents fill Bluesky's bytes before its characters.
    const bool inBytes = byteLimit > 0 && measure.bytes * limit > measure.length * byteLimit;
    if (inBytes) {
        m_ring->setCount(int(measure.bytes), int(byteLimit), CounterRing::Unit::Bytes);
        m_count->setText(locale.toString(measure.bytes));
        m_limit->setText(tr("/ %1 bytes", "of a limit").arg(locale.toString(byteLimit)));
    } else {
        m_ring->setCount(int(measure.length), int(limit));
        m_count->setText(locale.toString(measure.length));
        m_limit->setText(limit > 0 ? tr("/ %1", "of a limit").arg(locale.toString(limit)) : QString());
    }
    setInk(m_count, measure.over ? Ink::Bad : Ink::Text);
    setAccessibleName(tr("%1: %2", "network, count").arg(m_name, m_ring->accessibleName()));
    setToolTip(accessibleName());
}

QString AccountCounter::shown() const
{
    return m_limit->text().isEmpty() ? m_count->text() : m_count->text() + QLatin1Char(' ') + m_limit->text();
}

CounterRow::CounterRow(const Kit &kit, const ComposerState &state, const Inspector &inspector,
                       QWidget *parent)
    : QWidget(parent), m_kit(kit), m_state(state), m_inspector(inspector)
{
    setObjectName(QStringLiteral("counterRow"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kit.px(size::gap));
    auto *counters = new QWidget;
    m_flow = new FlowLayout(counters, kit.px(16), kit.px(4));
    // In one line with the middle of the buttons, which are taller.
    m_flow->setContentsMargins(0, kit.px(4), 0, 0);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    counters->setSizePolicy(policy);
    row->addWidget(counters, 1);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(kit.px(16));
    row->addLayout(m_buttons);
    connect(&inspector, &Inspector::measured, this, &CounterRow::refresh);
    refresh();
}

void CounterRow::addButton(QWidget *button)
{
    m_buttons->addWidget(button, 0, Qt::AlignTop);
}

void CounterRow::refresh()
{
    QList<clients::AccountId> order;
    for (const AccountMeasure &each : m_inspector.measures())
        order.append(each.accountId);
    if (order != m_order) {
        qDeleteAll(m_counters);
        m_counters.clear();
        m_order = order;
        for (const clients::AccountId &id : std::as_const(order)) {
            const clients::Account *account = m_state.account(id);
            if (!account)
                continue;
            auto *counter = new AccountCounter(m_kit, account->network.toString(), m_state.nameOf(*account));
            counter->setObjectName(QStringLiteral("counter-") + id.toString());
            m_flow->addWidget(counter);
            m_counters.insert(id, counter);
        }
    }
    for (const AccountMeasure &each : m_inspector.measures()) {
        if (AccountCounter *counter = m_counters.value(each.accountId))
            counter->show(each.measure);
    }
}

} // namespace hatstand::ui::composer
