// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/working_day.h"

#include "kit/client_choices.h"
#include "kit/labels.h"
#include "kit/time_words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>

#include <algorithm>

namespace hatstand::ui::settings
{

namespace
{
constexpr int step = 30; ///< minutes
constexpr int minutesOfDay = 24 * 60;
constexpr int closed = -1;
constexpr listen::WorkingStretch usual{9 * 60, 17 * 60};

QString minuteWords(int minute)
{
    return minute == minutesOfDay ? WorkingDay::tr("Midnight") : clockWords(QTime(0, 0).addSecs(minute * 60));
}

/// Chooses it; where it stands between two steps, it is put in.
void choose(QComboBox *box, int minute)
{
    int at = box->findData(minute);
    if (at < 0) {
        at = 0;
        while (at < box->count() && box->itemData(at).toInt() < minute)
            ++at;
        box->insertItem(at, minuteWords(minute), minute);
    }
    box->setCurrentIndex(at);
}
} // namespace

WorkingDay::WorkingDay(const Kit &kit, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_from(makeChoice(this, QStringLiteral("from")))
    , m_between(makeLabel(tr("to", "between two times of a day"), TypeRole::Second, Ink::Text2, this))
    , m_until(makeChoice(this, QStringLiteral("until")))
{
    m_from->setAccessibleName(tr("%1, from", "day of the week").arg(name));
    m_until->setAccessibleName(tr("%1, until", "day of the week").arg(name));
    m_from->addItem(tr("Closed"), closed);
    for (int minute = 0; minute < minutesOfDay; minute += step) {
        m_from->addItem(minuteWords(minute), minute);
        m_until->addItem(minuteWords(minute + step), minute + step);
    }
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kit.px(8));
    row->addWidget(m_from);
    row->addWidget(m_between);
    row->addWidget(m_until);
    for (QComboBox *box : {m_from, m_until}) {
        box->setMinimumContentsLength(7);
        connect(box, &QComboBox::activated, this, &WorkingDay::take);
    }
    show();
}

void WorkingDay::setStretches(std::vector<listen::WorkingStretch> stretches)
{
    m_stretches = std::move(stretches);
    show();
}

void WorkingDay::take()
{
    const int from = m_from->currentData().toInt();
    const bool wasClosed = m_stretches.empty();
    if (from == closed) {
        m_stretches.clear();
    } else {
        const int until = wasClosed ? std::max(usual.until, from + step) : m_until->currentData().toInt();
        const bool isSame =
            !wasClosed && m_stretches.front().from == from && m_stretches.back().until == until;
        if (!isSame)
            m_stretches = {{from, std::min(minutesOfDay, std::max(until, from + step))}};
    }
    show();
    Q_EMIT changed();
}

void WorkingDay::show()
{
    const QSignalBlocker quietFrom(m_from);
    const QSignalBlocker quietUntil(m_until);
    const bool isOpen = !m_stretches.empty();
    choose(m_from, isOpen ? m_stretches.front().from : closed);
    choose(m_until, isOpen ? m_stretches.back().until : usual.until);
    m_between->setVisible(isOpen);
    m_until->setVisible(isOpen);
}

} // namespace hatstand::ui::settings
