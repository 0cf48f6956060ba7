// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/list_bar.h"

#include "base/zones.h"
#include "kit/buttons.h"
#include "kit/choice_box.h"
#include "kit/fields.h"
#include "kit/flow_layout.h"
#include "outbox/choices.h"

#include <QEvent>
#include <QPushButton>
#include <QSignalBlocker>

namespace hatstand::ui::outbox
{

namespace
{
/// With states and periods beside them they leave the pause its room on the same line.
constexpr int wordsWidth = 160;
constexpr int choiceWidth = 140;
/// Where nothing else narrows the list.
constexpr int accountAloneWidth = 220;

enum class Period { All, Week, Month, Quarter, Year };
} // namespace

ListBar::ListBar(const Kit &kit, QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_account(new ChoiceBox(this))
    , m_words(new SearchField(kit, tr("Find in the history"), this))
    , m_state(new ChoiceBox(this))
    , m_period(new ChoiceBox(this))
    , m_pause(makeButton(kit, tr("Pause…"), ButtonKind::Normal, Glyph::Pause, ButtonSize::Normal, this))
{
    setObjectName(QStringLiteral("listBar"));
    new FlowLayout(this, kit.px(8), kit.px(8));
    m_account->setObjectName(QStringLiteral("accountFilter"));
    m_account->setAccessibleName(tr("Account"));
    m_words->setObjectName(QStringLiteral("historyWords"));
    m_state->setObjectName(QStringLiteral("historyState"));
    m_state->setAccessibleName(tr("State"));
    m_state->addItem(tr("All states"), -1);
    using S = publish::DeliveryState;
    for (const auto &[state, name] :
         {std::pair(S::Published, tr("Published")), std::pair(S::HandedOver, tr("Handed over")),
          std::pair(S::Failed, tr("Failed")), std::pair(S::Missed, tr("Missed")),
          std::pair(S::Cancelled, tr("Not sent"))})
        m_state->addItem(name, static_cast<int>(state));
    m_period->setObjectName(QStringLiteral("historyPeriod"));
    m_period->setAccessibleName(tr("Period"));
    for (const auto &[period, name] :
         {std::pair(Period::All, tr("Any time")), std::pair(Period::Week, tr("The last 7 days")),
          std::pair(Period::Month, tr("The last 30 days")),
          std::pair(Period::Quarter, tr("The last 90 days")), std::pair(Period::Year, tr("This year"))})
        m_period->addItem(name, static_cast<int>(period));
    m_pause->setObjectName(QStringLiteral("pauseButton"));
    m_pause->setToolTip(tr("Send nothing to an account for now"));
    for (QWidget *part :
         {static_cast<QWidget *>(m_words), static_cast<QWidget *>(m_account), static_cast<QWidget *>(m_state),
          static_cast<QWidget *>(m_period), static_cast<QWidget *>(m_pause)})
        layout()->addWidget(part);
    for (QComboBox *box : {m_account, m_state, m_period}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        connect(box, &QComboBox::activated, this, &ListBar::changed);
    }
    setTabOrder(m_words, m_account);
    connect(m_words, &QLineEdit::textChanged, this, &ListBar::changed);
    connect(m_pause, &QPushButton::clicked, this, &ListBar::pauseRequested);
    setHistoryShown(false);
}

void ListBar::measure()
{
    layout()->setContentsMargins(m_kit.px(size::padding), m_kit.px(8), m_kit.px(size::padding), m_kit.px(8));
    m_account->setMaximumWidth(m_kit.px(m_history ? choiceWidth : accountAloneWidth));
    m_words->setFixedWidth(m_kit.px(wordsWidth));
    m_state->setMaximumWidth(m_kit.px(choiceWidth));
    m_period->setMaximumWidth(m_kit.px(choiceWidth));
}

void ListBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        measure();
}

void ListBar::setAccounts(const std::vector<std::pair<clients::AccountId, QString>> &accounts)
{
    Choices choices{{tr("All accounts"), QString()}};
    for (const auto &[id, name] : accounts)
        choices.emplace_back(name, id.toString());
    offer(*m_account, choices);
    m_pause->setVisible(!accounts.empty());
}

clients::AccountId ListBar::account() const
{
    return clients::AccountId::fromString(m_account->currentData().toString());
}

void ListBar::setHistoryShown(bool shown)
{
    m_history = shown;
    m_words->setVisible(shown);
    m_state->setVisible(shown);
    m_period->setVisible(shown);
    measure();
}

publish::HistoryFilter ListBar::historyFilter(Instant now) const
{
    publish::HistoryFilter filter;
    filter.words = m_words->text();
    if (const int state = m_state->currentData().toInt(); state >= 0)
        filter.states.push_back(static_cast<publish::DeliveryState>(state));
    const QByteArray zone = systemZone();
    const QDate today = wallTimeAt(now, zone).date;
    const auto since = [&](QDate day) {
        if (const auto start = startOfDay(day, zone))
            filter.from = *start;
    };
    switch (static_cast<Period>(m_period->currentData().toInt())) {
    case Period::All:
        break;
    case Period::Week:
        since(today.addDays(-6));
        break;
    case Period::Month:
        since(today.addDays(-29));
        break;
    case Period::Quarter:
        since(today.addDays(-89));
        break;
    case Period::Year:
        since(QDate(today.year(), 1, 1));
        break;
    }
    return filter;
}

void ListBar::clear()
{
    const QSignalBlocker quiet(this);
    m_account->setCurrentIndex(0);
    m_state->setCurrentIndex(0);
    m_period->setCurrentIndex(0);
    m_words->clear();
}

void ListBar::focusFind()
{
    if (m_history)
        m_words->setFocus(Qt::ShortcutFocusReason);
    else
        m_account->setFocus(Qt::ShortcutFocusReason);
}

} // namespace hatstand::ui::outbox
