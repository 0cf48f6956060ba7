// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/client_dialog.h"

#include "base/zones.h"
#include "clients/colours.h"
#include "kit/client_choices.h"
#include "kit/fields.h"
#include "kit/labels.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRadioButton>

namespace hatstand::ui::shell
{

namespace
{
constexpr int dialogWidth = 480;
constexpr int longestName = 100;

} // namespace

ClientDialog::ClientDialog(const Kit &kit, clients::ClientService &clients, QWidget *parent)
    : Dialog(kit, tr("Add a client"), dialogWidth, parent)
    , m_clients(clients)
    , m_name(new QLineEdit(this))
    , m_nameField(new FormField(kit, tr("Name"), m_name, this))
    , m_zone(makeChoice(this, QStringLiteral("clientZone")))
    , m_currency(makeChoice(this, QStringLiteral("clientCurrency")))
    , m_language(makeChoice(this, QStringLiteral("clientLanguage")))
    , m_colours(new QButtonGroup(this))
{
    setObjectName(QStringLiteral("clientDialog"));
    setText(tr("Your own business is a client too. All of this can be changed later."));
    m_name->setObjectName(QStringLiteral("clientName"));
    m_name->setMaxLength(longestName);
    m_name->setPlaceholderText(tr("Northwheel Cycles"));
    fillZones(*m_zone, systemZone());
    fillCurrencies(*m_currency, {});
    fillLanguages(*m_language, {});

    body()->setSpacing(kit.px(12));
    body()->addWidget(m_nameField);
    body()->addWidget(new FormField(kit, tr("Time zone"), m_zone, this));
    auto *pair = new QHBoxLayout;
    pair->setSpacing(kit.px(12));
    pair->addWidget(new FormField(kit, tr("Currency"), m_currency, this), 1);
    pair->addWidget(new FormField(kit, tr("Language of the posts"), m_language, this), 2);
    body()->addLayout(pair);
    addColours();

    addButton({QStringLiteral("cancel"), tr("Cancel")});
    QPushButton *add = addButton({QStringLiteral("add"), tr("Add client"), ButtonKind::Primary}, false);
    add->setObjectName(QStringLiteral("clientAdd"));
    connect(add, &QPushButton::clicked, this, &ClientDialog::save);
    connect(m_name, &QLineEdit::textChanged, this, [this] { m_nameField->setError({}); });
    m_name->setFocus();
}

void ClientDialog::addColours()
{
    body()->addWidget(makeLabel(tr("Colour"), TypeRole::Second, Ink::Text2, this));
    auto *row = new QHBoxLayout;
    row->setSpacing(kit().px(8));
    QStringList used;
    for (const clients::Client &client : m_clients.clients())
        used.append(client.colour);
    const QString free = clients::freeColour(used);
    const QStringList &offered = clients::offeredColours();
    for (qsizetype i = 0; i < offered.size(); ++i) {
        auto *swatch = new QRadioButton(this);
        swatch->setObjectName(QStringLiteral("clientColour%1").arg(i));
        swatch->setAccessibleName(tr("Colour %1").arg(i + 1));
        swatch->setToolTip(offered.at(i));
        swatch->setStyleSheet(
            QStringLiteral(
                "QRadioButton::indicator { width: %1px; height: %1px; border-radius: %2px; border: %3px "
                "solid "
                "%4; background: %4; image: none; }"
                "QRadioButton::indicator:checked { border: 3px solid %5; width: %6px; height: %6px; "
                "background: %4; }")
                .arg(kit().px(22))
                .arg(kit().px(6))
                .arg(1)
                .arg(offered.at(i), kit().theme().text.name())
                .arg(kit().px(22) - 4));
        swatch->setChecked(offered.at(i) == free);
        m_colours->addButton(swatch, static_cast<int>(i));
        row->addWidget(swatch);
    }
    row->addStretch(1);
    body()->addLayout(row);
}

void ClientDialog::save()
{
    clients::Client client;
    client.name = m_name->text().trimmed();
    client.zone = m_zone->currentText().trimmed().toLatin1();
    client.language = m_language->currentData().toString();
    client.colour = clients::offeredColours().value(m_colours->checkedId());
    const auto currency = Currency::fromCode(m_currency->currentText().trimmed());
    if (!currency) {
        m_nameField->setError(currency.error().sentence());
        m_currency->setFocus();
        return;
    }
    client.currency = *currency;
    const auto id = m_clients.add(client);
    if (!id) {
        m_nameField->setError(id.error().sentence());
        m_name->setFocus();
        return;
    }
    Q_EMIT added(*id);
    answerWith(QStringLiteral("add"));
}

} // namespace hatstand::ui::shell
