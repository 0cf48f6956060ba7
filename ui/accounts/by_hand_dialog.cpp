// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/by_hand_dialog.h"

#include "kit/choice_box.h"
#include "kit/fields.h"
#include "networks/rules_catalogue.h"

#include <QComboBox>
#include <QIntValidator>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

namespace hatstand::ui::accounts
{

namespace
{
constexpr int dialogWidth = 480;
constexpr int longestName = 200;
constexpr int highestLimit = 1'000'000;
} // namespace

ByHandDialog::ByHandDialog(const Kit &kit, clients::AccountService &accounts,
                           const clients::ClientService &clients, const networks::RulesCatalogue &rules,
                           Target target, QWidget *parent)
    : Dialog(kit, target.edited ? tr("Change this place") : tr("Add a place you post to by hand"),
             dialogWidth, parent)
    , m_accounts(accounts)
    , m_target(std::move(target))
    , m_network(new ChoiceBox(this))
    , m_name(new QLineEdit(this))
    , m_nameField(new FormField(kit, tr("Name"), m_name, this))
    , m_page(new QLineEdit(this))
    , m_pageField(new FormField(kit, tr("Page (may be empty)"), m_page, this))
    , m_limit(new QLineEdit(this))
    , m_rules(rules)
{
    setObjectName(QStringLiteral("byHandDialog"));
    setText(
        tr("When a post is due, Hatstand reminds you, puts text and pictures at hand, opens the page, and "
           "asks for the link afterwards. The limits of the network are checked while you write."));
    m_network->setObjectName(QStringLiteral("byHandNetwork"));
    m_name->setObjectName(QStringLiteral("byHandName"));
    m_page->setObjectName(QStringLiteral("byHandPage"));
    m_name->setMaxLength(longestName);
    m_page->setPlaceholderText(QStringLiteral("https://"));
    m_pageField->setHelp(tr("Opened when you post. Without one, the network's own page for new posts is."));
    body()->setSpacing(kit.px(12));
    if (!m_target.client && !m_target.edited) {
        m_client = new ChoiceBox(this);
        m_client->setObjectName(QStringLiteral("byHandClient"));
        for (const clients::Client &client : clients.clients())
            m_client->addItem(client.name, client.id.toString());
        body()->addWidget(new FormField(kit, tr("Client"), m_client, this));
    }
    for (const networks::NetworkRules *network : rules.all()) {
        if (network->key == networks::NetworkKey::practice() ||
            network->access.value == networks::Access::Closed)
            continue;
        m_network->addItem(network->key == networks::NetworkKey::other() ? tr("Another place")
                                                                         : network->name,
                           network->key.toString());
    }
    m_network->setMaxVisibleItems(14);
    const networks::NetworkKey shown = m_target.edited             ? m_target.edited->network
                                       : m_target.network.isNull() ? networks::NetworkKey::other()
                                                                   : m_target.network;
    m_network->setCurrentIndex(std::max(0, m_network->findData(shown.toString())));
    if (m_target.edited) {
        m_name->setText(m_target.edited->displayName);
        m_page->setText(m_target.edited->page.toString());
    }
    body()->addWidget(new FormField(kit, tr("Network"), m_network, this));
    body()->addWidget(m_nameField);
    body()->addWidget(m_pageField);
    m_limit->setObjectName(QStringLiteral("byHandLimit"));
    m_limit->setValidator(new QIntValidator(0, highestLimit, m_limit));
    if (m_target.edited && clients::textLimitOf(*m_target.edited) > 0)
        m_limit->setText(QString::number(clients::textLimitOf(*m_target.edited)));
    auto *limitField = new FormField(kit, tr("Characters in a post (may be empty)"), m_limit, this);
    limitField->setHelp(tr("Only where your server or plan takes another number than the network's own."));
    body()->addWidget(limitField);
    connect(m_network, &QComboBox::currentIndexChanged, this, &ByHandDialog::showOwnLimit);
    showOwnLimit();
    addButton({QStringLiteral("cancel"), tr("Cancel")});
    QPushButton *save = addButton(
        {QStringLiteral("saveByHand"), m_target.edited ? tr("Save") : tr("Add it"), ButtonKind::Primary},
        false);
    connect(save, &QPushButton::clicked, this, &ByHandDialog::save);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_nameField->setError({}); });
    connect(m_page, &QLineEdit::textEdited, this, [this] { m_pageField->setError({}); });
    m_name->setFocus();
}

void ByHandDialog::showOwnLimit()
{
    const auto network = networks::NetworkKey::fromString(m_network->currentData().toString());
    const networks::Limit &own = m_rules.findOrOther(network).text.limit;
    m_limit->setPlaceholderText(own ? QLocale().toString(own->value) : QString());
}

void ByHandDialog::save()
{
    const auto network = networks::NetworkKey::fromString(m_network->currentData().toString());
    const QString name = m_name->text().trimmed();
    QString address = m_page->text().trimmed();
    if (!address.isEmpty() && !address.contains(QLatin1StringView("://")))
        address.prepend(QLatin1StringView("https://"));
    const QUrl page(address, QUrl::StrictMode);
    if (!address.isEmpty() && (!page.isValid() || page.host().isEmpty())) {
        m_pageField->setError(tr("This is not the address of a page. Copy it from the browser."));
        m_page->setFocus();
        place();
        return;
    }
    if (m_target.edited) {
        clients::Account account = *m_target.edited;
        account.network = network;
        account.displayName = name;
        account.page = page;
        clients::setTextLimit(account, m_limit->text().toInt());
        if (const auto done = m_accounts.edit(account); !done)
            return showError(done.error());
        Q_EMIT edited(*m_target.edited, account);
        Q_EMIT saved(account.id);
    } else {
        clients::ClientId client;
        if (m_target.client)
            client = *m_target.client;
        else
            client = clients::ClientId::fromString(m_client->currentData().toString());
        const auto id = m_accounts.addByHand(client, network, name, page, m_limit->text().toInt());
        if (!id)
            return showError(id.error());
        Q_EMIT saved(*id);
    }
    answerWith(QStringLiteral("saveByHand"));
}

void ByHandDialog::showError(const Error &error)
{
    m_nameField->setError(error.sentence());
    m_name->setFocus();
    place();
}

} // namespace hatstand::ui::accounts
