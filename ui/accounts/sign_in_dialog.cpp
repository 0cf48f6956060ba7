// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/sign_in_dialog.h"

#include "kit/accessibility.h"
#include "kit/banner.h"
#include "kit/choice_box.h"
#include "kit/fields.h"
#include "kit/labels.h"
#include "kit/marks.h"
#include "kit/rings.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui::accounts
{

namespace
{
constexpr int dialogWidth = 520;
constexpr int longestName = 300;
} // namespace

SignInDialog::SignInDialog(const Kit &kit, clients::AccountService &accounts,
                           const clients::ClientService &clients, Target target, OpenAddress openAddress,
                           QWidget *parent)
    : Dialog(kit,
             target.again ? tr("Sign in to %1 again").arg(target.networkName)
                          : tr("Connect %1").arg(target.networkName),
             dialogWidth, parent)
    , m_accounts(accounts)
    , m_target(std::move(target))
    , m_form(signInFormOf(m_target.network, m_target.local))
{
    setObjectName(QStringLiteral("signInDialog"));
    setText(m_target.again ? tr("Posts of this account wait until it works again. Nothing is lost.")
                           : m_form.text);
    setMark(new NetworkMark(kit, m_target.network.toString(), m_target.networkName, MarkSize::Large,
                            MarkStyle::Filled, this));
    body()->setSpacing(kit.px(12));
    addFields(clients, std::move(openAddress));
    addButton({QStringLiteral("cancel"), tr("Cancel")});
    m_connect = addButton(
        {QStringLiteral("connectNow"), m_target.again ? tr("Sign in") : tr("Connect"), ButtonKind::Primary},
        false);
    connect(m_connect, &QPushButton::clicked, this, &SignInDialog::submit);
    connect(this, &Dialog::answered, this, [this] { m_cancel.cancel(); });
    if (m_target.again && m_secret)
        m_secret->setFocus();
    else
        m_handle->setFocus();
}

SignInDialog::~SignInDialog()
{
    m_cancel.cancel();
}

void SignInDialog::addFields(const clients::ClientService &clients, OpenAddress openAddress)
{
    const Kit &look = kit();
    m_trouble = new Banner(look, Banner::Kind::Bad, this);
    m_trouble->setObjectName(QStringLiteral("signInTrouble"));
    m_trouble->hide();
    body()->addWidget(m_trouble);

    if (!m_target.client && !m_target.again) {
        m_client = new ChoiceBox(this);
        m_client->setObjectName(QStringLiteral("signInClient"));
        for (const clients::Client &client : clients.clients())
            m_client->addItem(client.name, client.id.toString());
        body()->addWidget(new FormField(look, tr("Client"), m_client, this));
        m_client->setVisible(true);
    }
    m_handle = new QLineEdit(this);
    m_handle->setObjectName(QStringLiteral("signInHandle"));
    m_handle->setMaxLength(longestName);
    m_handle->setPlaceholderText(m_form.handleHint);
    m_handleField =
        new FormField(look, m_target.local ? tr("Name on Practice") : tr("Handle"), m_handle, this);
    body()->addWidget(m_handleField);
    if (m_target.again) {
        m_handle->setText(m_target.again->handle);
        m_handle->setReadOnly(m_target.local);
    }
    if (m_form.asksSecret) {
        m_secret = new QLineEdit(this);
        m_secret->setObjectName(QStringLiteral("signInSecret"));
        m_secret->setEchoMode(QLineEdit::Password);
        m_secret->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                                      Qt::ImhNoAutoUppercase);
        m_secretField = new FormField(look, tr("App password"), m_secret, this);
        m_secretField->setHelp(m_form.secretHelp);
        body()->addWidget(m_secretField);
        if (m_form.secretPage.isValid()) {
            auto *make = makeButton(look, tr("Make an app password in the browser"), ButtonKind::Link,
                                    Glyph::Ext, ButtonSize::Small, this);
            make->setObjectName(QStringLiteral("signInSecretPage"));
            make->setToolTip(m_form.secretPage.toString());
            make->setAutoDefault(false);
            make->setProperty("flush", true);
            connect(make, &QPushButton::clicked, this,
                    [page = m_form.secretPage, open = std::move(openAddress)] { open(page); });
            body()->addWidget(make, 0, Qt::AlignLeading);
        }
    }
    if (m_form.asksServer) {
        m_server = new QLineEdit(this);
        m_server->setObjectName(QStringLiteral("signInServer"));
        m_server->setPlaceholderText(m_form.usualServer);
        m_serverField = new FormField(look, tr("Server"), m_server, this);
        m_serverField->setHelp(tr("Leave it empty unless your account lives on a server of its own."));
        body()->addWidget(m_serverField);
        if (m_target.again && m_target.again->server.toString() != m_form.usualServer)
            m_server->setText(m_target.again->server.toString());
    }
    m_progress = new QWidget(this);
    m_progress->setObjectName(QStringLiteral("signInProgress"));
    auto *row = new QHBoxLayout(m_progress);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(look.px(8));
    row->addWidget(new WaitingRing(look, 16, m_progress));
    row->addWidget(new ElidedLabel(m_target.local ? tr("Making the account…")
                                                  : tr("Signing in to %1…").arg(m_target.networkName),
                                   TypeRole::Second, Ink::Text2, m_progress),
                   1);
    m_progress->hide();
    // Beside the buttons there is room for it without a gap while nothing goes on.
    addToButtonRow(m_progress);
    for (QLineEdit *field : {m_handle, m_secret, m_server}) {
        if (field)
            connect(field, &QLineEdit::textEdited, this, &SignInDialog::clearErrors);
    }
}

void SignInDialog::clearErrors()
{
    m_handleField->setError({});
    if (m_secretField)
        m_secretField->setError({});
    if (m_serverField)
        m_serverField->setError({});
    m_trouble->hide();
    place();
}

void SignInDialog::submit()
{
    if (m_waiting)
        return;
    clearErrors();
    const networks::SignInRequest request = signInRequest(
        m_handle->text(), m_secret ? m_secret->text() : QString(), m_server ? m_server->text() : QString());
    if (request.handle.isEmpty()) {
        m_handleField->setError(tr("Type the name of the account."));
        m_handle->setFocus();
        place();
        return;
    }
    if (m_secretField && m_secret && request.secret.isEmpty()) {
        m_secretField->setError(tr("Type the app password."));
        m_secret->setFocus();
        place();
        return;
    }
    if (m_serverField && m_server && !m_server->text().trimmed().isEmpty() &&
        (!request.server.isValid() || request.server.host().isEmpty())) {
        m_serverField->setError(
            tr("This is not the address of a server. It looks like https://example.org."));
        m_server->setFocus();
        place();
        return;
    }
    clients::ClientId client;
    if (m_target.again)
        client = m_target.again->clientId;
    else if (m_target.client)
        client = *m_target.client;
    else
        client = clients::ClientId::fromString(m_client->currentData().toString());
    setWaiting(true);
    const clients::AccountId again = m_target.again ? m_target.again->id : clients::AccountId();
    m_cancel = CancelSource();
    signIn(QPointer<SignInDialog>(this), client, m_target.network, request, again, m_cancel.token());
}

QCoro::Task<void> SignInDialog::signIn(QPointer<SignInDialog> self, clients::ClientId client,
                                       networks::NetworkKey network, networks::SignInRequest request,
                                       clients::AccountId again, CancelToken cancel)
{
    clients::AccountService &accounts = self->m_accounts;
    const auto id = co_await accounts.connectAccount(client, network, request, again, cancel);
    if (!self || cancel.isCancelled())
        co_return;
    self->setWaiting(false);
    if (!id) {
        self->showError(id.error());
        co_return;
    }
    const clients::AccountId connected = *id;
    Q_EMIT self->connected(connected);
    if (self)
        self->answerWith(QStringLiteral("connectNow"));
}

void SignInDialog::setWaiting(bool waiting)
{
    m_waiting = waiting;
    m_progress->setVisible(waiting);
    setEnabledWithReason(m_connect, !waiting, tr("Waiting for the network. Cancel stops it."));
    for (QWidget *field : std::initializer_list<QWidget *>{m_client, m_handle, m_secret, m_server}) {
        if (field)
            field->setEnabled(!waiting);
    }
}

void SignInDialog::showError(const Error &error)
{
    // A wrong secret is typed again; everything else stays as it was.
    if (m_secret)
        m_secret->clear();
    switch (error.code) {
    case ErrorCode::SignInNeeded:
    case ErrorCode::Refused:
        if (m_secretField && m_secret) {
            m_secretField->setError(error.sentence());
            m_secret->setFocus();
        } else {
            m_handleField->setError(error.sentence());
            m_handle->setFocus();
        }
        break;
    case ErrorCode::InvalidInput:
    case ErrorCode::NotFound:
    case ErrorCode::Conflict:
        m_handleField->setError(error.sentence());
        m_handle->setFocus();
        m_handle->selectAll();
        break;
    default:
        m_trouble->setMessage(error.what,
                              QStringList{error.why, error.remedy}.join(QLatin1Char(' ')).trimmed());
        m_trouble->setToolTip(error.sentence());
        m_trouble->show();
        announce(m_trouble, error.sentence());
        (m_secret ? m_secret : m_handle)->setFocus();
        break;
    }
    place();
}

} // namespace hatstand::ui::accounts
