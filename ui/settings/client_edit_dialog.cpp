// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/client_edit_dialog.h"

#include "clients/colours.h"
#include "clients/initials.h"
#include "kit/client_choices.h"
#include "kit/fields.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>

namespace hatstand::ui::settings
{

namespace
{
constexpr int dialogWidth = 520;
constexpr int longestName = 100;
constexpr int longestInitials = 3;

QIcon swatch(const QString &colour)
{
    QPixmap pixmap(16, 16);
    pixmap.fill(QColor(colour));
    return pixmap;
}
} // namespace

ClientEditDialog::ClientEditDialog(const Kit &kit, clients::ClientService &clients,
                                   const clients::Client &client, QWidget *parent)
    : Dialog(kit, tr("Change %1").arg(client.name), dialogWidth, parent)
    , m_clients(clients)
    , m_before(client)
    , m_name(new QLineEdit(client.name, this))
    , m_nameField(new FormField(kit, tr("Name"), m_name, this))
    , m_initials(new QLineEdit(client.initials, this))
    , m_colour(new QLineEdit(client.colour, this))
    , m_colourField(new FormField(kit, tr("Colour"), m_colour, this))
    , m_zone(makeChoice(this, QStringLiteral("editZone")))
    , m_currency(makeChoice(this, QStringLiteral("editCurrency")))
    , m_language(makeChoice(this, QStringLiteral("editLanguage")))
{
    setObjectName(QStringLiteral("clientEditDialog"));
    m_name->setObjectName(QStringLiteral("editName"));
    m_initials->setObjectName(QStringLiteral("editInitials"));
    m_colour->setObjectName(QStringLiteral("editColour"));
    m_name->setMaxLength(longestName);
    m_initials->setMaxLength(longestInitials);
    m_initials->setPlaceholderText(clients::initialsOf(client.name));
    fillZones(*m_zone, client.zone);
    fillCurrencies(*m_currency, client.currency.code());
    fillLanguages(*m_language, client.language);

    body()->setSpacing(kit.px(12));
    body()->addWidget(m_nameField);
    auto *look = new QHBoxLayout;
    look->setSpacing(kit.px(12));
    look->addWidget(new FormField(kit, tr("Initials"), m_initials, this), 1);
    look->addWidget(m_colourField, 2);
    body()->addLayout(look);
    auto *colours = new QHBoxLayout;
    colours->setSpacing(kit.px(4));
    int number = 0;
    for (const QString &offered : clients::offeredColours()) {
        auto *button = makeIconButton(kit, Glyph::Check, tr("Colour %1").arg(++number), ButtonKind::Quiet,
                                      ButtonSize::Small, {}, this);
        button->setIcon(swatch(offered));
        button->setToolTip(offered);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, offered] { m_colour->setText(offered); });
        colours->addWidget(button);
    }
    colours->addStretch(1);
    body()->addLayout(colours);
    auto *zoneField = new FormField(kit, tr("Time zone"), m_zone, this);
    zoneField->setHelp(tr("What is planned already keeps its moment."));
    body()->addWidget(zoneField);
    auto *pair = new QHBoxLayout;
    pair->setSpacing(kit.px(12));
    pair->addWidget(new FormField(kit, tr("Currency"), m_currency, this), 1);
    pair->addWidget(new FormField(kit, tr("Language of the posts"), m_language, this), 2);
    body()->addLayout(pair);

    addButton({QStringLiteral("cancel"), tr("Cancel")});
    QPushButton *keep = addButton({QStringLiteral("saveClient"), tr("Save"), ButtonKind::Primary}, false);
    connect(keep, &QPushButton::clicked, this, &ClientEditDialog::save);
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &name) {
        m_nameField->setError({});
        m_initials->setPlaceholderText(clients::initialsOf(name));
    });
    connect(m_colour, &QLineEdit::textChanged, this, [this] { m_colourField->setError({}); });
    m_name->setFocus();
}

void ClientEditDialog::save()
{
    const QString colour = m_colour->text().trimmed().toUpper();
    if (!clients::isColour(colour)) {
        m_colourField->setError(tr("A colour looks like #A8561C."));
        m_colour->setFocus();
        place();
        return;
    }
    if (clients::contrastWithWhite(colour) < clients::neededContrast) {
        // White letters stand on it: the same hue, dark enough.
        m_colour->setText(clients::darkenedForWhite(colour));
        m_colourField->setError(
            tr("White letters would not be readable on %1; this one is as near as can be.").arg(colour));
        place();
        return;
    }
    const auto currency = Currency::fromCode(m_currency->currentText().trimmed());
    if (!currency) {
        m_nameField->setError(currency.error().sentence());
        m_currency->setFocus();
        place();
        return;
    }
    clients::Client after = m_before;
    after.name = m_name->text().trimmed();
    after.initials = m_initials->text().trimmed().isEmpty() ? clients::initialsOf(after.name)
                                                            : m_initials->text().trimmed().toUpper();
    after.colour = colour;
    after.zone = m_zone->currentText().trimmed().toLatin1();
    after.currency = *currency;
    after.language = m_language->currentData().toString();
    if (const auto done = m_clients.edit(m_before, after); !done) {
        m_nameField->setError(done.error().sentence());
        m_name->setFocus();
        place();
        return;
    }
    Q_EMIT saved(m_before, after);
    answerWith(QStringLiteral("saveClient"));
}

} // namespace hatstand::ui::settings
