// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/sending_section.h"

#include "kit/client_choices.h"
#include "kit/switch.h"
#include "kit/time_words.h"
#include "settings/autostart.h"
#include "settings/background_row.h"
#include "settings/option_row.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QRadioButton>
#include <QSignalBlocker>

#include <algorithm>

namespace hatstand::ui::settings
{

namespace
{
constexpr std::array graceMinutes{10, 30, 60, 120, 240, 720};
}

SectionName SendingSection::name()
{
    return {QStringLiteral("sending"), tr("Sending"), Glyph::Sending};
}

SendingSection::SendingSection(const PageContext &context, clients::ClientService &clients,
                               Autostart *autostart, const std::optional<Background> &background,
                               QWidget *parent)
    : Section(context.kit, name(), parent)
    , m_context(context)
    , m_clients(clients)
    , m_client(makeChoice(this, QStringLiteral("missedClient")))
    , m_policy(new QButtonGroup(this))
    , m_grace(makeChoice(this, QStringLiteral("grace")))
    , m_remind(new Switch(context.kit, tr("Remind me of what I post by hand"), this))
    , m_autostart(autostart)
{
    m_client->setAccessibleName(tr("Client"));
    m_grace->setAccessibleName(tr("How late it may still be sent"));
    m_grace->setMinimumContentsLength(8);
    m_remind->setObjectName(QStringLiteral("notifyByHand"));
    for (const int minutes : graceMinutes)
        m_grace->addItem(durationWords(std::chrono::minutes(minutes)), minutes);
    Card *missed = addCard(tr("If this PC was off when a post was due"));
    missed->addHeadWidget(m_client);
    addPolicy(missed, clients::MissedPolicy::Ask, tr("Ask me"),
              tr("The post waits in Today under “Needs you”. Nothing goes out late by itself."), nullptr);
    addPolicy(missed, clients::MissedPolicy::SendIfRecent, tr("Send it if it is not too late, else ask"),
              tr("Good for a PC that sleeps over lunch. Late ones go out one after the other."), m_grace);
    addPolicy(missed, clients::MissedPolicy::Leave, tr("Leave it"),
              tr("Marked as missed. You can still send it by hand."), nullptr)
        ->setLast(true);
    Card *byHand = addCard(tr("By hand"));
    addRow(byHand, tr("Remind me of what I post by hand"),
           tr("A notification of the desktop when such a post is due"), m_remind, tr("notify notification"));

    if (m_autostart || background) {
        Card *computer = addCard(tr("This computer"));
        if (m_autostart)
            addStart(computer);
        if (background)
            addBackground(computer, *background);
    }
    connect(m_policy, &QButtonGroup::idClicked, this, [this](int policy) {
        store(static_cast<clients::MissedPolicy>(policy),
              std::chrono::minutes(m_grace->currentData().toInt()));
    });
    connect(m_grace, &QComboBox::activated, this, [this] {
        store(clients::MissedPolicy::SendIfRecent, std::chrono::minutes(m_grace->currentData().toInt()));
    });
    connect(m_client, &QComboBox::activated, this, &SendingSection::fill);
    connect(m_remind, &QCheckBox::toggled, this,
            [this](bool on) { m_context.preferences.setNotifyByHand(on); });
    connect(&m_clients, &clients::ClientService::changed, this, &SendingSection::fill);
    connect(&m_context.scope, &Scope::changed, this, [this] {
        if (m_context.scope.client())
            m_client->setCurrentIndex(m_client->findData(m_context.scope.client()->toString()));
        fill();
    });
    connect(&m_context.preferences, &Preferences::changed, this, &SendingSection::fill);
    fill();
    if (m_context.scope.client()) {
        m_client->setCurrentIndex(m_client->findData(m_context.scope.client()->toString()));
        fill();
    }
}

void SendingSection::addStart(Card *card)
{
    m_start = new Switch(kit(), tr("Start with the computer"), this);
    m_start->setObjectName(QStringLiteral("startWithComputer"));
    addRow(card, tr("Start with the computer"), tr("Quietly, as an icon near the clock where there is one"),
           m_start, tr("autostart login boot"));
    connect(m_start, &QCheckBox::toggled, this, [this](bool on) {
        if (const auto done = m_autostart->set(on); !done) {
            m_context.navigator.report(done.error());
            fill();
        }
    });
}

void SendingSection::addBackground(Card *card, const Background &background)
{
    m_background = new BackgroundRow(kit(), m_context.clock, background.setup, background.workspace, card);
    addContent(card, m_background,
               BackgroundRow::name() + QLatin1Char(' ') + tr("service systemd background closed linger"));
}

OptionRow *SendingSection::addPolicy(Card *card, clients::MissedPolicy policy, const QString &name,
                                     const QString &meaning, QWidget *control)
{
    auto *row = new OptionRow(kit(), name, meaning, control, card);
    row->button()->setObjectName(QStringLiteral("missed%1").arg(static_cast<int>(policy)));
    m_policy->addButton(row->button(), static_cast<int>(policy));
    addContent(card, row, QStringList{name, meaning, tr("missed late grace policy")}.join(QLatin1Char(' ')));
    return row;
}

std::optional<clients::Client> SendingSection::shownClient() const
{
    const auto client = m_clients.client(clients::ClientId::fromString(m_client->currentData().toString()));
    return client ? std::optional(*client) : std::nullopt;
}

void SendingSection::refresh()
{
    fill();
    // Programs are run for this, so not each time that another process has written.
    if (m_background)
        m_background->refresh();
}

void SendingSection::fill()
{
    const QString before = m_client->currentData().toString();
    const QSignalBlocker quiet(m_client);
    m_client->clear();
    for (const clients::Client &client : m_clients.clients())
        m_client->addItem(client.name, client.id.toString());
    m_client->setCurrentIndex(m_client->count() > 0 ? std::max(0, m_client->findData(before)) : -1);
    m_client->setVisible(m_client->count() > 1);
    const auto client = shownClient();
    for (QAbstractButton *button : m_policy->buttons())
        button->setEnabled(client.has_value());
    m_grace->setEnabled(client.has_value());
    if (client) {
        m_policy->button(static_cast<int>(client->missedPolicy))->setChecked(true);
        const int minutes = static_cast<int>(client->grace.count());
        int at = m_grace->findData(minutes);
        if (at < 0) {
            m_grace->addItem(durationWords(client->grace), minutes);
            at = m_grace->count() - 1;
        }
        m_grace->setCurrentIndex(at);
    }
    const QSignalBlocker quietRemind(m_remind);
    m_remind->setChecked(m_context.preferences.notifyByHand());
    if (m_start) {
        const QSignalBlocker quietStart(m_start);
        m_start->setChecked(m_autostart->isOn());
    }
}

void SendingSection::store(clients::MissedPolicy policy, std::chrono::minutes grace)
{
    const auto before = shownClient();
    if (!before)
        return;
    clients::Client client = *before;
    client.missedPolicy = policy;
    client.grace = grace;
    if (const auto done = m_clients.edit(*before, client); !done) {
        m_context.navigator.report(done.error());
        fill();
    }
}

} // namespace hatstand::ui::settings
