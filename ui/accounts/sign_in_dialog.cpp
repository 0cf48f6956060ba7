// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/sign_in_dialog.h"

#include "accounts/browser_wait.h"
#include "kit/accessibility.h"
#include "kit/banner.h"
#include "kit/choice_box.h"
#include "kit/fields.h"
#include "kit/labels.h"
#include "kit/marks.h"
#include "kit/rings.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
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
                           VisitMaker makeVisit, QWidget *parent)
    : Dialog(kit, {}, dialogWidth, parent)
    , m_accounts(accounts)
    , m_target(std::move(target))
    , m_form(signInFormOf(m_target.network, m_target.local))
    , m_makeVisit(std::move(makeVisit))
{
    setObjectName(QStringLiteral("signInDialog"));
    m_form.asksSecret = m_form.asksSecret && m_target.bySecret;
    m_target.byBrowser = m_target.byBrowser && m_makeVisit;
    if (m_target.client) {
        if (const auto client = clients.client(*m_target.client))
            m_clientName = client->name;
    }
    showWords(false);
    setMark(new NetworkMark(kit, m_target.network.toString(), m_target.networkName, MarkSize::Large,
                            MarkStyle::Filled, this));
    body()->setSpacing(kit.px(12));
    addFields(clients, std::move(openAddress));
    addButtons();
    connect(this, &Dialog::answered, this, [this] { m_cancel.cancel(); });
    if (m_target.again && m_secret && !m_target.byBrowser)
        m_secret->setFocus();
    else
        m_handle->setFocus();
}

SignInDialog::~SignInDialog()
{
    m_cancel.cancel();
}

void SignInDialog::showWords(bool inBrowser)
{
    if (inBrowser) {
        setTitle(tr("Finish in your browser"));
        setText(tr("Agree on the page of %1, then come back here. Hatstand never sees the password.")
                    .arg(m_target.networkName));
        return;
    }
    setTitle(m_target.again ? tr("Sign in to %1 again").arg(m_target.networkName)
             : m_clientName.isEmpty()
                 ? tr("Connect %1").arg(m_target.networkName)
                 : tr("Connect %1 for %2", "network, client").arg(m_target.networkName, m_clientName));
    const bool bothWays = hasBothWays() && !m_form.textWithBrowser.isEmpty();
    setText(m_target.again ? tr("Posts of this account wait until it works again. Nothing is lost.")
            : bothWays     ? m_form.textWithBrowser
                           : m_form.text);
}

void SignInDialog::addFields(const clients::ClientService &clients, OpenAddress openAddress)
{
    const Kit &look = kit();
    m_trouble = new Banner(look, Banner::Kind::Bad, this);
    m_trouble->setObjectName(QStringLiteral("signInTrouble"));
    m_trouble->hide();
    body()->addWidget(m_trouble);
    m_fields = new QWidget(this);
    auto *column = new QVBoxLayout(m_fields);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(look.px(12));
    body()->addWidget(m_fields);

    if (!m_target.client && !m_target.again) {
        m_client = new ChoiceBox(m_fields);
        m_client->setObjectName(QStringLiteral("signInClient"));
        for (const clients::Client &client : clients.clients())
            m_client->addItem(client.name, client.id.toString());
        column->addWidget(new FormField(look, tr("Client"), m_client, m_fields));
        m_client->setVisible(true);
    }
    m_handle = new QLineEdit(m_fields);
    m_handle->setObjectName(QStringLiteral("signInHandle"));
    m_handle->setMaxLength(longestName);
    m_handle->setPlaceholderText(m_form.handleHint);
    m_handleField = new FormField(look, m_form.handleLabel, m_handle, m_fields);
    m_handleField->setHelp(m_form.handleHelp);
    column->addWidget(m_handleField);
    if (m_target.again) {
        m_handle->setText(m_target.again->handle);
        m_handle->setReadOnly(m_target.local);
    }
    // What the browser needs too comes first, and together.
    if (m_form.asksServer && hasBothWays())
        addServer();
    if (m_form.asksSecret)
        addSecret(std::move(openAddress));
    if (m_form.asksServer && !hasBothWays())
        addServer();
    if (m_target.byBrowser) {
        m_browserWait = new BrowserWait(look, this);
        m_browserWait->hide();
        body()->addWidget(m_browserWait);
        connect(m_browserWait, &BrowserWait::resized, this, [this] { place(); });
    }
    addProgress();
    for (QLineEdit *field : {m_handle, m_secret, m_server}) {
        if (field)
            connect(field, &QLineEdit::textEdited, this, &SignInDialog::clearErrors);
    }
}

void SignInDialog::addSecret(OpenAddress openAddress)
{
    if (hasBothWays()) {
        QLabel *heading = makeLabel(m_form.secretHeading, TypeRole::Strong, Ink::Text, m_fields);
        heading->setObjectName(QStringLiteral("signInSecretHeading"));
        m_fields->layout()->addWidget(heading);
    }
    m_secret = new QLineEdit(m_fields);
    m_secret->setObjectName(QStringLiteral("signInSecret"));
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_secretField = new FormField(kit(), m_form.secretLabel, m_secret, m_fields);
    m_secretField->setHelp(m_form.secretHelp);
    m_fields->layout()->addWidget(m_secretField);
    if (!m_form.secretPage.isValid())
        return;
    auto *make = makeButton(kit(), tr("Make an app password in the browser"), ButtonKind::Link, Glyph::Ext,
                            ButtonSize::Small, m_fields);
    make->setObjectName(QStringLiteral("signInSecretPage"));
    make->setToolTip(m_form.secretPage.toString());
    make->setAutoDefault(false);
    make->setProperty("flush", true);
    connect(make, &QPushButton::clicked, this,
            [page = m_form.secretPage, open = std::move(openAddress)] { open(page); });
    static_cast<QVBoxLayout *>(m_fields->layout())->addWidget(make, 0, Qt::AlignLeading);
}

void SignInDialog::addServer()
{
    m_server = new QLineEdit(m_fields);
    m_server->setObjectName(QStringLiteral("signInServer"));
    m_server->setPlaceholderText(m_form.usualServer);
    m_serverField = new FormField(kit(), m_form.serverLabel, m_server, m_fields);
    m_serverField->setHelp(m_form.serverHelp);
    m_fields->layout()->addWidget(m_serverField);
    if (m_target.again && m_target.again->server.toString() != m_form.usualServer)
        m_server->setText(m_target.again->server.toString());
}

void SignInDialog::addProgress()
{
    const Kit &look = kit();
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
}

void SignInDialog::addButtons()
{
    addButton({QStringLiteral("cancel"), tr("Cancel")});
    const QString words = m_target.again ? tr("Sign in") : tr("Connect");
    if (!m_target.byBrowser || m_form.asksSecret) {
        m_connect = addButton({QStringLiteral("connectNow"), words, ButtonKind::Primary}, false);
        connect(m_connect, &QPushButton::clicked, this, [this] { submit(Way::Typed); });
    }
    if (m_target.byBrowser) {
        m_browser = addButton({QStringLiteral("signInBrowser"), tr("Sign in with the browser"),
                               ButtonKind::Primary, Glyph::Ext},
                              false);
        connect(m_browser, &QPushButton::clicked, this, [this] { submit(Way::Browser); });
    }
    if (m_connect && m_browser) {
        connect(m_secret, &QLineEdit::textChanged, this, &SignInDialog::showMainButton);
        showMainButton();
    }
}

void SignInDialog::showMainButton()
{
    if (!m_connect || !m_browser)
        return;
    const bool typed = !m_secret->text().isEmpty();
    setEnabledWithReason(m_connect, typed && !m_waiting,
                         tr("Type the app password first, or sign in with the browser."));
    setButtonKind(kit(), m_connect, typed ? ButtonKind::Primary : ButtonKind::Normal);
    setButtonKind(kit(), m_browser, typed ? ButtonKind::Normal : ButtonKind::Primary, Glyph::Ext);
    (typed ? m_connect : m_browser)->setDefault(true);
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

bool SignInDialog::check(const networks::SignInRequest &request, Way way)
{
    const auto refuse = [this](FormField *field, QLineEdit *edit, const QString &words) {
        field->setError(words);
        edit->setFocus();
        place();
        return false;
    };
    if (request.handle.isEmpty() && (way == Way::Typed || m_form.needsNameInBrowser))
        return refuse(m_handleField, m_handle, m_form.handleMissing);
    if (way == Way::Typed && m_secret && request.secret.isEmpty())
        return refuse(m_secretField, m_secret, m_form.secretMissing);
    if (m_server && request.server.isEmpty() && !m_form.serverMissing.isEmpty())
        return refuse(m_serverField, m_server, m_form.serverMissing);
    if (m_server && !m_server->text().trimmed().isEmpty() &&
        (!request.server.isValid() || request.server.host().isEmpty())) {
        return refuse(m_serverField, m_server,
                      tr("This is not the address of a server. It looks like https://example.org."));
    }
    return true;
}

clients::ClientId SignInDialog::chosenClient() const
{
    if (m_target.again)
        return m_target.again->clientId;
    if (m_target.client)
        return *m_target.client;
    return clients::ClientId::fromString(m_client->currentData().toString());
}

void SignInDialog::submit(Way way)
{
    if (m_waiting)
        return;
    clearErrors();
    networks::SignInRequest request = signInRequest(m_handle->text(), m_secret ? m_secret->text() : QString(),
                                                    m_server ? m_server->text() : QString());
    if (!check(request, way))
        return;
    std::shared_ptr<networks::LoopbackVisit> visit;
    if (way == Way::Browser) {
        request.secret.clear();
        visit = m_makeVisit();
        m_browserWait->follow(visit);
        // What comes then is done with the browser's page gone from sight.
        connect(visit.get(), &networks::LoopbackVisit::over, this,
                [this] { setWaiting(m_waiting, Way::Typed); });
    }
    // Signed in again is signed in where the account is.
    if (m_target.again && request.server.isEmpty() && way == Way::Browser)
        request.server = m_target.again->server;
    setWaiting(true, way);
    const clients::AccountId again = m_target.again ? m_target.again->id : clients::AccountId();
    m_cancel = CancelSource();
    signIn(QPointer<SignInDialog>(this), chosenClient(), m_target.network, std::move(request), again,
           m_cancel.token(), std::move(visit));
}

QCoro::Task<void> SignInDialog::signIn(QPointer<SignInDialog> self, clients::ClientId client,
                                       networks::NetworkKey network, networks::SignInRequest request,
                                       clients::AccountId again, CancelToken cancel,
                                       std::shared_ptr<networks::LoopbackVisit> visit)
{
    clients::AccountService &accounts = self->m_accounts;
    const auto id = co_await accounts.connectAccount(client, network, request, again, cancel, visit);
    if (!self || cancel.isCancelled())
        co_return;
    self->setWaiting(false, Way::Typed);
    if (!id) {
        self->showError(id.error());
        co_return;
    }
    const clients::AccountId connected = *id;
    Q_EMIT self->connected(connected);
    if (self)
        self->answerWith(QStringLiteral("connectNow"));
}

void SignInDialog::setWaiting(bool waiting, Way way)
{
    m_waiting = waiting;
    const bool inBrowser = waiting && way == Way::Browser;
    m_progress->setVisible(waiting && !inBrowser);
    for (QPushButton *button : {m_connect, m_browser}) {
        if (!button)
            continue;
        button->setVisible(!inBrowser);
        setEnabledWithReason(button, !waiting, tr("Waiting for the network. Cancel stops it."));
    }
    if (!waiting)
        showMainButton();
    for (QWidget *field : std::initializer_list<QWidget *>{m_client, m_handle, m_secret, m_server}) {
        if (field)
            field->setEnabled(!waiting);
    }
    m_fields->setVisible(!inBrowser);
    if (m_browserWait)
        m_browserWait->setVisible(inBrowser);
    showWords(inBrowser);
    place();
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
