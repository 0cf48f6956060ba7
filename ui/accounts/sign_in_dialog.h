// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/sign_in_form.h"
#include "base/cancel.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "kit/dialog.h"

#include <functional>
#include <optional>

class QComboBox;
class QLineEdit;

namespace hatstand::ui
{
class Banner;
class FormField;
class WaitingRing;
} // namespace hatstand::ui

namespace hatstand::ui::accounts
{

/// Connects an account, or signs one in again. Stays open with what was typed (but not the secret) until it
/// has worked; closing it while it waits stops the attempt.
class SignInDialog final : public Dialog
{
    Q_OBJECT
public:
    struct Target
    {
        networks::NetworkKey network;
        QString networkName;
        bool local = false;
        /// Unset: chosen in the dialog.
        std::optional<clients::ClientId> client;
        /// Signed in again; unset for a new one.
        std::optional<clients::Account> again;
    };
    using OpenAddress = std::function<void(const QUrl &)>;

    SignInDialog(const Kit &kit, clients::AccountService &accounts, const clients::ClientService &clients,
                 Target target, OpenAddress openAddress, QWidget *parent);
    ~SignInDialog() override;

    [[nodiscard]] bool isWaiting() const { return m_waiting; }

Q_SIGNALS:
    void connected(const hatstand::clients::AccountId &id);

private:
    void addFields(const clients::ClientService &clients, OpenAddress openAddress);
    void submit();
    /// Not a member, because the dialog may go while it waits.
    static QCoro::Task<void> signIn(QPointer<SignInDialog> self, clients::ClientId client,
                                    networks::NetworkKey network, networks::SignInRequest request,
                                    clients::AccountId again, CancelToken cancel);
    void setWaiting(bool waiting);
    void showError(const Error &error);
    void clearErrors();

    clients::AccountService &m_accounts;
    Target m_target;
    SignInForm m_form;
    CancelSource m_cancel;
    bool m_waiting = false;
    QComboBox *m_client = nullptr;
    QLineEdit *m_handle = nullptr;
    FormField *m_handleField = nullptr;
    QLineEdit *m_secret = nullptr;
    FormField *m_secretField = nullptr;
    QLineEdit *m_server = nullptr;
    FormField *m_serverField = nullptr;
    Banner *m_trouble = nullptr;
    QWidget *m_progress = nullptr;
    QPushButton *m_connect = nullptr;
};

} // namespace hatstand::ui::accounts
