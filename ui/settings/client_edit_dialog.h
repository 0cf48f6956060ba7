// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/client_service.h"
#include "kit/dialog.h"

class QComboBox;
class QLineEdit;

namespace hatstand::ui
{
class FormField;
}

namespace hatstand::ui::settings
{

/// Changes a client: name, initials, colour, zone, currency, language.
class ClientEditDialog final : public Dialog
{
    Q_OBJECT
public:
    ClientEditDialog(const Kit &kit, clients::ClientService &clients, const clients::Client &client,
                     QWidget *parent);

Q_SIGNALS:
    void saved(const hatstand::clients::Client &before, const hatstand::clients::Client &after);

private:
    void save();

    clients::ClientService &m_clients;
    const clients::Client m_before; ///< as it was when the dialog was opened
    QLineEdit *m_name;
    FormField *m_nameField;
    QLineEdit *m_initials;
    QLineEdit *m_colour;
    FormField *m_colourField;
    QComboBox *m_zone;
    QComboBox *m_currency;
    QComboBox *m_language;
};

} // namespace hatstand::ui::settings
