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
namespace hatstand::networks
{
class LoopbackVisit;
}

namespace hatstand::ui::accounts
{

class BrowserWait;

/// Connects an account, or signs one in again: with what is typed, or in the browser, as the network has it.
/// Stays open with what was typed (but not the secret) until it
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
        bool byBrowser = false; ///< one can agree in the browser
        bool bySecret = true;   ///< one can type something secret
    };
    using VisitMaker = std::function<std::shared_ptr<networks::LoopbackVisit>()>;
    using OpenAddress = std::function<void(const QUrl &)>;

    SignInDialog(const Kit &kit, clients::AccountService &accounts, const clients::ClientService &clients,
                 Target target, OpenAddress openAddress, VisitMaker makeVisit, QWidget *parent);
    ~SignInDialog() override;

    [[nodiscard]] bool isWaiting() const { return m_waiting; }

Q_SIGNALS:
    void connected(const hatstand::clients::AccountId &id);

private:
    enum class Way { Typed, Browser };
    void addFields(const clients::ClientService &clients, OpenAddress openAddress);
    void addSecret(OpenAddress openAddress);
    void addServer();
    void addButtons();
    void addProgress();
    /// In the browser, or with something that is typed.
    [[nodiscard]] bool hasBothWays() const { return m_target.byBrowser && m_form.asksSecret; }
    /// The button of the way that is meant is the main one: once a secret is typed, that way.
    void showMainButton();
    void submit(Way way);
    /// Says at the field what is missing or wrong.
    [[nodiscard]] bool check(const networks::SignInRequest &request, Way way);
    [[nodiscard]] clients::ClientId chosenClient() const;
    /// Not a member, because the dialog may go while it waits.
    static QCoro::Task<void> signIn(QPointer<SignInDialog> self, clients::ClientId client,
                                    networks::NetworkKey network, networks::SignInRequest request,
                                    clients::AccountId again, CancelToken cancel,
                                    std::shared_ptr<networks::LoopbackVisit> visit);
    void setWaiting(bool waiting, Way way);
    void showWords(bool inBrowser);
    void showError(const Error &error);
    void clearErrors();

    clients::AccountService &m_accounts;
    Target m_target;
    QString m_clientName; ///< of the client that the target names
    SignInForm m_form;
    VisitMaker m_makeVisit;
    CancelSource m_cancel;
    bool m_waiting = false;
    QWidget *m_fields = nullptr;
    BrowserWait *m_browserWait = nullptr;
    QComboBox *m_client = nullptr;
    QLineEdit *m_handle = nullptr;
    FormField *m_handleField = nullptr;
    QLineEdit *m_secret = nullptr;
    FormField *m_secretField = nullptr;
    QLineEdit *m_server = nullptr;
    FormField *m_serverField = nullptr;
    Banner *m_trouble = nullptr;
    QWidget *m_progress = nullptr;
    QPushButton *m_connect = nullptr; ///< with what was typed
    QPushButton *m_browser = nullptr;
};

} // namespace hatstand::ui::accounts
