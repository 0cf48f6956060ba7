// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/traffic_bar.h"

#include "base/zones.h"
#include "clients/traffic_journal.h"
#include "kit/buttons.h"
#include "kit/choice_box.h"
#include "kit/flow_layout.h"
#include "outbox/choices.h"

#include <QEvent>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

namespace hatstand::ui::outbox
{

namespace
{
constexpr int choiceWidth = 180;

/// The purpose as a choice: with a capital letter, as it stands alone.
QString purposeChoice(net::Purpose purpose)
{
    QString text = net::purposeText(purpose);
    if (!text.isEmpty())
        text.front() = text.front().toUpper();
    return text;
}

QComboBox *choice(QWidget *parent, const char *objectName, const QString &name)
{
    auto *box = new ChoiceBox(parent);
    box->setObjectName(QString::fromLatin1(objectName));
    box->setAccessibleName(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}
} // namespace

TrafficBar::TrafficBar(const Kit &kit, QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_host(choice(this, "trafficHost", tr("Host")))
    , m_account(choice(this, "trafficAccount", tr("Account")))
    , m_purpose(choice(this, "trafficPurpose", tr("Purpose")))
    , m_period(choice(this, "trafficPeriod", tr("Period")))
    , m_keep(choice(this, "trafficKeep", tr("How long the log is kept")))
    , m_export(makeButton(kit, tr("Export…"), ButtonKind::Normal, Glyph::Download, ButtonSize::Normal, this))
    , m_clear(makeButton(kit, tr("Clear…"), ButtonKind::Normal, Glyph::Trash, ButtonSize::Normal, this))
{
    setObjectName(QStringLiteral("trafficBar"));
    m_export->setObjectName(QStringLiteral("trafficExport"));
    m_export->setToolTip(tr("Save what is listed as a table for spreadsheets (CSV)"));
    m_clear->setObjectName(QStringLiteral("trafficClear"));
    m_clear->setToolTip(tr("Take old requests out of the log"));
    for (const auto &[days, name] :
         {std::pair(0, tr("All of the time")), std::pair(1, tr("Today")), std::pair(7, tr("The last 7 days")),
          std::pair(30, tr("The last 30 days"))})
        m_period->addItem(name, days);
    new FlowLayout(this, kit.px(8), kit.px(8));
    for (QComboBox *box : {m_host, m_account, m_purpose, m_period}) {
        layout()->addWidget(box);
        connect(box, &QComboBox::activated, this, &TrafficBar::changed);
    }
    layout()->addWidget(m_keep);
    layout()->addWidget(m_export);
    layout()->addWidget(m_clear);
    m_keep->installEventFilter(this);
    connect(m_keep, &QComboBox::activated, this,
            [this] { Q_EMIT keepRequested(m_keep->currentData().toInt()); });
    connect(m_export, &QPushButton::clicked, this, &TrafficBar::exportRequested);
    connect(m_clear, &QPushButton::clicked, this, &TrafficBar::clearRequested);
    setAccounts({});
    setHosts({});
    setPurposes({});
    measure();
}

void TrafficBar::measure()
{
    layout()->setContentsMargins(m_kit.px(size::padding), m_kit.px(8), m_kit.px(size::padding), m_kit.px(8));
    for (QComboBox *box : {m_host, m_account, m_purpose, m_period, m_keep})
        box->setMaximumWidth(m_kit.px(choiceWidth));
}

void TrafficBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        measure();
}

// A wheel that turns over the box means the page: by it nobody decides what is kept.
bool TrafficBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_keep && event->type() == QEvent::Wheel) {
        event->ignore();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void TrafficBar::setAccounts(const std::vector<std::pair<clients::AccountId, QString>> &accounts)
{
    Choices choices{{tr("All accounts"), QString()}};
    for (const auto &[id, name] : accounts)
        choices.emplace_back(name, id.toString());
    offer(*m_account, choices);
}

void TrafficBar::setHosts(const std::vector<std::pair<QString, QString>> &hosts)
{
    Choices choices{{tr("All hosts"), QString()}};
    for (const auto &[host, name] : hosts)
        choices.emplace_back(name, host);
    offer(*m_host, choices);
}

void TrafficBar::setPurposes(const std::vector<net::Purpose> &purposes)
{
    Choices choices{{tr("All purposes"), -1}};
    for (const net::Purpose purpose : purposes)
        choices.emplace_back(purposeChoice(purpose), static_cast<int>(purpose));
    offer(*m_purpose, choices);
}

void TrafficBar::setDaysKept(int days)
{
    std::vector<int> offered{30, clients::TrafficJournal::keptDays, 365};
    if (days != clients::TrafficJournal::keptForEver && std::ranges::find(offered, days) == offered.end())
        offered.insert(std::ranges::upper_bound(offered, days), days);
    Choices choices;
    for (const int one : offered)
        choices.emplace_back(tr("Kept for %n day(s)", nullptr, one), one);
    choices.emplace_back(tr("Kept until you clear it"), clients::TrafficJournal::keptForEver);
    offer(*m_keep, choices);
    if (const int at = m_keep->findData(days); at != m_keep->currentIndex()) {
        const QSignalBlocker quiet(m_keep);
        m_keep->setCurrentIndex(at);
    }
}

clients::AccountId TrafficBar::account() const
{
    return clients::AccountId::fromString(m_account->currentData().toString());
}

QString TrafficBar::host() const
{
    return m_host->currentData().toString();
}

std::optional<net::Purpose> TrafficBar::purpose() const
{
    const int purpose = m_purpose->currentData().toInt();
    return purpose < 0 ? std::nullopt : std::optional(static_cast<net::Purpose>(purpose));
}

std::optional<Instant> TrafficBar::from(Instant now) const
{
    const int days = m_period->currentData().toInt();
    if (days <= 0)
        return std::nullopt;
    const QByteArray zone = systemZone();
    const auto start = startOfDay(wallTimeAt(now, zone).date.addDays(1 - days), zone);
    return start ? std::optional(*start) : std::nullopt;
}

bool TrafficBar::isNarrowed() const
{
    return m_host->currentIndex() > 0 || m_account->currentIndex() > 0 || m_purpose->currentIndex() > 0 ||
           m_period->currentIndex() > 0;
}

void TrafficBar::chooseHost(const QString &host)
{
    m_host->setCurrentIndex(std::max(0, m_host->findData(host)));
    Q_EMIT changed();
}

void TrafficBar::clear()
{
    for (QComboBox *box : {m_host, m_account, m_purpose, m_period})
        box->setCurrentIndex(0);
}

void TrafficBar::focusFind()
{
    m_host->setFocus(Qt::ShortcutFocusReason);
}

} // namespace hatstand::ui::outbox
