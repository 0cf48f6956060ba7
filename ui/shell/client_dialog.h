// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/client_service.h"
#include "kit/dialog.h"

class QComboBox;
class QLineEdit;
class QButtonGroup;

namespace hatstand::ui
{
class FormField;
}

namespace hatstand::ui::shell
{

/// A new client: name, zone, currency, language, colour. Everything but the name has a value already.
class ClientDialog final : public Dialog
{
    Q_OBJECT
public:
    ClientDialog(const Kit &kit, clients::ClientService &clients, QWidget *parent);

Q_SIGNALS:
    void added(const hatstand::clients::ClientId &id);

private:
    void addColours();
    void save();

    clients::ClientService &m_clients;
    QLineEdit *m_name;
    FormField *m_nameField;
    QComboBox *m_zone;
    QComboBox *m_currency;
    QComboBox *m_language;
    QButtonGroup *m_colours;
};

} // namespace hatstand::ui::shell
