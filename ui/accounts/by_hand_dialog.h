// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/account_service.h"
#include "clients/client_service.h"
#include "kit/dialog.h"

#include <optional>

class QComboBox;
class QLineEdit;

namespace hatstand::networks
{
class RulesCatalogue;
}
namespace hatstand::ui
{
class FormField;
}

namespace hatstand::ui::accounts
{

/// Adds a place that is posted to by hand, or changes one.
class ByHandDialog final : public Dialog
{
    Q_OBJECT
public:
    struct Target
    {
        networks::NetworkKey network; ///< chosen at first
        std::optional<clients::ClientId> client;
        std::optional<clients::Account> edited;
    };
    ByHandDialog(const Kit &kit, clients::AccountService &accounts, const clients::ClientService &clients,
                 const networks::RulesCatalogue &rules, Target target, QWidget *parent);

Q_SIGNALS:
    void saved(const hatstand::clients::AccountId &id);
    /// Before `saved`, of one that was there already.
    void edited(const hatstand::clients::Account &before, const hatstand::clients::Account &after);

private:
    void save();
    /// The network's own number of characters, where the person writes theirs.
    void showOwnLimit();
    void showError(const Error &error);

    clients::AccountService &m_accounts;
    Target m_target;
    QComboBox *m_client = nullptr;
    QComboBox *m_network;
    QLineEdit *m_name;
    FormField *m_nameField;
    QLineEdit *m_page;
    FormField *m_pageField;
    QLineEdit *m_limit;
    const networks::RulesCatalogue &m_rules;
};

} // namespace hatstand::ui::accounts
