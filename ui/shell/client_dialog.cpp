// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/client_dialog.h"

#include "base/zones.h"
#include "clients/colours.h"
#include "kit/fields.h"
#include "kit/labels.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QRadioButton>
#include <QSet>
#include <QTimeZone>

#include <algorithm>

namespace hatstand::ui::shell
{

namespace
{
constexpr int dialogWidth = 480;
constexpr int longestName = 100;

/// Those that people meet most; every other can be typed.
const char *const usualCurrencies[] = {"EUR", "GBP", "USD", "CHF", "SEK", "NOK", "DKK", "PLN",
                                       "CZK", "HUF", "BRL", "CAD", "AUD", "JPY", "INR"};

QComboBox *makeCombo(QWidget *parent, const QString &objectName)
{
    auto *combo = new QComboBox(parent);
    combo->setObjectName(objectName);
    combo->setMaxVisibleItems(14);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(12);
    return combo;
}

void fillZones(QComboBox &combo)
{
    const QList<QByteArray> zones = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &zone : zones) {
        // Zones of a place; offsets like "UTC+01:00" know no summer time.
        if (zone.contains('/') && !zone.startsWith("Etc/"))
            combo.addItem(QString::fromLatin1(zone), zone);
    }
    combo.setEditable(true);
    combo.setInsertPolicy(QComboBox::NoInsert);
    combo.completer()->setFilterMode(Qt::MatchContains);
    combo.completer()->setCompletionMode(QCompleter::PopupCompletion);
    const QString own = QString::fromLatin1(systemZone());
    if (combo.findText(own) < 0)
        combo.addItem(own, systemZone());
    combo.setCurrentText(own);
}

void fillCurrencies(QComboBox &combo)
{
    for (const char *code : usualCurrencies)
        combo.addItem(QString::fromLatin1(code));
    combo.setEditable(true);
    combo.setInsertPolicy(QComboBox::NoInsert);
    const QString own = QLocale().currencySymbol(QLocale::CurrencyIsoCode);
    combo.setCurrentText(own.isEmpty() ? QStringLiteral("EUR") : own);
}

void fillLanguages(QComboBox &combo)
{
    QSet<QString> seen;
    const auto locales =
        QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::LatinScript, QLocale::AnyTerritory) +
        QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory);
    QList<std::pair<QString, QString>> names;
    for (const QLocale &locale : locales) {
        const QString tag = locale.bcp47Name();
        const QString name = locale.nativeLanguageName();
        if (locale.language() == QLocale::C || name.isEmpty() || seen.contains(tag))
            continue;
        seen.insert(tag);
        const QString territory = tag.contains(QLatin1Char('-')) ? locale.nativeTerritoryName() : QString();
        names.append({territory.isEmpty()
                          ? name
                          : ClientDialog::tr("%1 (%2)", "language (country)").arg(name, territory),
                      tag});
    }
    std::ranges::sort(names, [](const auto &a, const auto &b) {
        return QString::localeAwareCompare(a.first, b.first) < 0;
    });
    for (const auto &[name, tag] : std::as_const(names))
        combo.addItem(name, tag);
    const QLocale own;
    int index = combo.findData(own.bcp47Name());
    if (index < 0)
        index = combo.findData(QStringLiteral("en"));
    combo.setCurrentIndex(std::max(0, index));
}
} // namespace

ClientDialog::ClientDialog(const Kit &kit, clients::ClientService &clients, QWidget *parent)
    : Dialog(kit, tr("Add a client"), dialogWidth, parent)
    , m_clients(clients)
    , m_name(new QLineEdit(this))
    , m_nameField(new FormField(kit, tr("Name"), m_name, this))
    , m_zone(makeCombo(this, QStringLiteral("clientZone")))
    , m_currency(makeCombo(this, QStringLiteral("clientCurrency")))
    , m_language(makeCombo(this, QStringLiteral("clientLanguage")))
    , m_colours(new QButtonGroup(this))
{
    setObjectName(QStringLiteral("clientDialog"));
    setText(tr("Your own business is a client too. All of this can be changed later."));
    m_name->setObjectName(QStringLiteral("clientName"));
    m_name->setMaxLength(longestName);
    m_name->setPlaceholderText(tr("Northwheel Cycles"));
    fillZones(*m_zone);
    fillCurrencies(*m_currency);
    fillLanguages(*m_language);

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
    const QStringList offered = clients::offeredColours();
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
