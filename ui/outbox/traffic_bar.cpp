// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/traffic_bar.h"

#include "base/zones.h"
#include "clients/traffic_journal.h"
#include "kit/buttons.h"
#include "kit/choice_box.h"
#include "kit/flow_layout.h"
#include "outbox/choices.h"

#include <QAction>
#include <QEvent>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

namespace hatstand::ui::outbox
{

namespace
{
constexpr int choiceWidth = 140;

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
    , m_host(choice(this, "trafficHost", tr("Place")))
    , m_account(choice(this, "trafficAccount", tr("Account")))
    , m_purpose(choice(this, "trafficPurpose", tr("Purpose")))
    , m_period(choice(this, "trafficPeriod", tr("Period")))
    , m_keep(makeButton(kit, {}, ButtonKind::Quiet, std::nullopt, ButtonSize::Normal, this))
    , m_ages(new QMenu(m_keep))
    , m_export(makeButton(kit, tr("Export…"), ButtonKind::Normal, Glyph::Download, ButtonSize::Normal, this))
    , m_clear(makeButton(kit, tr("Clear…"), ButtonKind::Normal, Glyph::Trash, ButtonSize::Normal, this))
{
    setObjectName(QStringLiteral("trafficBar"));
    m_keep->setObjectName(QStringLiteral("trafficKeep"));
    m_keep->setToolTip(tr("How long the log is kept"));
    m_keep->setAccessibleDescription(m_keep->toolTip());
    m_ages->setObjectName(QStringLiteral("trafficKeepAges"));
    m_keep->setMenu(m_ages);
    connect(m_ages, &QMenu::aboutToShow, this, &TrafficBar::fillAges);
    m_export->setObjectName(QStringLiteral("trafficExport"));
    m_export->setToolTip(tr("Save what is listed as a table for spreadsheets (CSV)"));
    m_clear->setObjectName(QStringLiteral("trafficClear"));
    m_clear->setToolTip(tr("Take old requests out of the log"));
    for (const auto &[days, name] :
         {std::pair(0, tr("Any time")), std::pair(1, tr("Today")), std::pair(7, tr("The last 7 days")),
          std::pair(30, tr("The last 30 days"))})
        m_period->addItem(name, days);
    auto *flow = new FlowLayout(this, kit.px(8), kit.px(8));
    for (QComboBox *box : {m_host, m_account, m_purpose, m_period}) {
        layout()->addWidget(box);
        connect(box, &QComboBox::activated, this, &TrafficBar::changed);
    }
    flow->beginGroup();
    flow->addWidget(m_keep);
    flow->addWidget(m_export);
    flow->addWidget(m_clear);
    connect(m_export, &QPushButton::clicked, this, &TrafficBar::exportRequested);
    connect(m_clear, &QPushButton::clicked, this, &TrafficBar::clearRequested);
    setAccounts({});
    setHosts({});
    setPurposes({});
    setDaysKept(clients::TrafficJournal::keptDays);
    measure();
}

void TrafficBar::measure()
{
    layout()->setContentsMargins(m_kit.px(size::padding), m_kit.px(8), m_kit.px(size::padding), m_kit.px(8));
    for (QComboBox *box : {m_host, m_account, m_purpose, m_period})
        box->setMaximumWidth(m_kit.px(choiceWidth));
}

void TrafficBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        measure();
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
    Choices choices{{tr("All places"), QString()}};
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
    m_daysKept = days;
    m_keep->setText(days == clients::TrafficJournal::keptForEver ? tr("Kept until cleared")
                                                                 : tr("Kept %n day(s)", nullptr, days));
}

// When it opens and not before: the log grows while it is open, and is told then.
void TrafficBar::fillAges()
{
    constexpr int forEver = clients::TrafficJournal::keptForEver;
    std::vector<int> offered{30, clients::TrafficJournal::keptDays, 365};
    if (m_daysKept != forEver && std::ranges::find(offered, m_daysKept) == offered.end())
        offered.insert(std::ranges::upper_bound(offered, m_daysKept), m_daysKept);
    offered.push_back(forEver);
    m_ages->clear();
    for (const int days : offered) {
        QAction *age = m_ages->addAction(days == forEver ? tr("Keep until you clear it")
                                                         : tr("Keep for %n day(s)", nullptr, days),
                                         this, [this, days] { Q_EMIT keepRequested(days); });
        age->setObjectName(QStringLiteral("keep%1").arg(days));
        age->setCheckable(true);
        age->setChecked(days == m_daysKept);
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
