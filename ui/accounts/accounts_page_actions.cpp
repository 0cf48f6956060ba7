// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/account_row.h"
#include "accounts/accounts_page.h"
#include "accounts/by_hand_dialog.h"
#include "accounts/legend_card.h"
#include "accounts/network_choice_model.h"
#include "accounts/sign_in_dialog.h"
#include "kit/account_pausing.h"
#include "kit/card.h"
#include "kit/menus.h"
#include "networks/practice/practice_timeline.h"
#include "networks/rules_catalogue.h"

#include <QActionGroup>
#include <QMenu>

namespace hatstand::ui::accounts
{

namespace
{
QAction *addItem(QMenu &menu, const QString &objectName, const QString &text, const QIcon &icon,
                 const std::function<void()> &run)
{
    QAction *action = menu.addAction(icon, menuText(text), &menu, run);
    action->setObjectName(objectName);
    return action;
}
} // namespace

std::optional<clients::ClientId> AccountsPage::onlyClient() const
{
    if (m_context.scope.client())
        return m_context.scope.client();
    const auto &all = m_services.clients.clients();
    return all.size() == 1 ? std::optional(all.front().id) : std::nullopt;
}

QString AccountsPage::handleOf(const clients::AccountId &id) const
{
    const AccountRow *row = rowOf(id);
    return row ? row->facts().handle : QString();
}

void AccountsPage::runAction(const clients::AccountId &id)
{
    const AccountRow *row = rowOf(id);
    const auto account = m_services.accounts.account(id);
    if (!row || !account)
        return;
    if (account->paused)
        m_pausing->goOn({id});
    else if (row->facts().actionSignsIn)
        signInAgain(id);
    else
        check(QPointer<AccountsPage>(this), {id}, m_checking.token());
}

void AccountsPage::showMenu(const clients::AccountId &id, const QPoint &at)
{
    const auto account = m_services.accounts.account(id);
    if (!account)
        return;
    const Kit &kit = m_context.kit;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("accountActions"));
    menu->setAccessibleName(tr("What can be done with %1").arg(handleOf(id)));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QPointer<AccountsPage> self(this);
    if (!account->byHand) {
        addItem(*menu, QStringLiteral("test"), tr("Test"), kit.icon(Glyph::Refresh),
                [this, self, id] { check(self, {id}, m_checking.token()); });
    }
    QMenu *pausing =
        menu->addMenu(kit.icon(Glyph::Pause), menuText(account->paused ? tr("Paused") : tr("Pause")));
    pausing->setObjectName(QStringLiteral("pause"));
    m_pausing->addChoices(*pausing, *account);
    if (abilitiesOf(*account, m_services.connectors).holds && m_services.handsOver) {
        const bool handsOver = m_services.handsOver(*account);
        QAction *handOver = addItem(*menu, QStringLiteral("handOver"), tr("Hand over ahead of time"), {},
                                    [this, id, handsOver] { setHandsOver(id, !handsOver); });
        handOver->setCheckable(true);
        handOver->setChecked(handsOver);
        handOver->setToolTip(
            tr("The network publishes what is scheduled by itself, so that this computer may "
               "be off. Each post can say otherwise."));
        menu->setToolTipsVisible(true);
    }
    if (!account->page.isEmpty()) {
        addItem(*menu, QStringLiteral("openPage"), tr("Open its page"), kit.icon(Glyph::Ext),
                [this, id] { openPage(id); });
    }
    menu->addSeparator();
    if (account->byHand) {
        addItem(*menu, QStringLiteral("edit"), tr("Change…"), kit.icon(Glyph::Draft),
                [this, id] { editByHand(id); });
    } else {
        addItem(*menu, QStringLiteral("signIn"), tr("Sign in again…"), kit.icon(Glyph::Key),
                [this, id] { signInAgain(id); });
        QAction *out = addItem(*menu, QStringLiteral("signOut"), tr("Sign out…"), kit.icon(Glyph::Lock),
                               [self, id] { askAndSignOut(self, id); });
        out->setEnabled(account->health != clients::Health::SignInNeeded);
    }
    const networks::Connector *connector = m_services.connectors.find(account->network);
    if (m_services.practice && connector && connector->isLocal() && !account->byHand) {
        QMenu *behaviours = menu->addMenu(kit.icon(Glyph::Bolt), tr("How Practice treats it"));
        auto *group = new QActionGroup(behaviours);
        const auto page = m_services.practice->page(account->handle);
        for (const networks::PracticeBehaviour behaviour : networks::practiceBehaviours()) {
            QAction *choice = behaviours->addAction(
                networks::practiceBehaviourName(behaviour), behaviours,
                [this, handle = account->handle, behaviour] {
                    if (const auto done = m_services.practice->setBehaviour(handle, behaviour); !done)
                        m_context.navigator.report(done.error());
                });
            choice->setCheckable(true);
            choice->setChecked(page && page->profile.behaviour == behaviour);
            group->addAction(choice);
        }
    }
    menu->addSeparator();
    addItem(*menu, QStringLiteral("remove"), tr("Remove…"), kit.icon(Glyph::Trash, Ink::Bad),
            [self, id] { askAndRemove(self, id); });
    menu->popup(at);
}

void AccountsPage::connectNetwork(const networks::NetworkKey &network,
                                  const std::optional<clients::ClientId> &client)
{
    if (m_services.clients.clients().empty()) {
        m_context.navigator.addClient();
        return;
    }
    const auto target = client ? client : onlyClient();
    networks::Connector *connector = m_services.connectors.find(network);
    if (connector && connector->signIn()) {
        SignInDialog::Target wanted{network, m_services.rules.findOrOther(network).name, connector->isLocal(),
                                    target, std::nullopt};
        wanted.byBrowser = connector->signIn()->hasBrowserWay();
        wanted.bySecret = connector->signIn()->hasSecretWay();
        auto *dialog = new SignInDialog(m_context.kit, m_services.accounts, m_services.clients, wanted,
                                        m_services.openAddress, m_services.makeVisit, this);
        connect(dialog, &SignInDialog::connected, this, [this](const clients::AccountId &id) {
            chooseRow(id);
            m_context.navigator.say(tr("%1 is connected.").arg(handleOf(id)));
        });
        dialog->open();
        return;
    }
    auto *dialog = new ByHandDialog(m_context.kit, m_services.accounts, m_services.clients, m_services.rules,
                                    {network, target, std::nullopt}, this);
    connect(dialog, &ByHandDialog::saved, this, &AccountsPage::chooseRow);
    dialog->open();
}

void AccountsPage::chooseNetwork(const clients::ClientId &client, QWidget *under)
{
    const NetworkChoiceModel choices(m_services.connectors, m_services.rules);
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("networkMenu"));
    menu->setAccessibleName(tr("Connect a network"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    bool byHandBegun = false;
    for (int row = 0; row < choices.rowCount(); ++row) {
        const QModelIndex index = choices.index(row, 0);
        const auto key = index.data(NetworkChoiceModel::KeyRole).value<networks::NetworkKey>();
        if (!m_services.connectors.find(key) && !byHandBegun) {
            byHandBegun = true;
            menu->addSeparator();
        }
        offerNetwork(*menu, index, client);
    }
    popUpUnder(*menu, under->findChild<QPushButton *>(QStringLiteral("connect")));
}

void AccountsPage::offerNetwork(QMenu &menu, const QModelIndex &choice,
                                const std::optional<clients::ClientId> &client)
{
    const auto key = choice.data(NetworkChoiceModel::KeyRole).value<networks::NetworkKey>();
    //: A network and how long it takes to connect it
    const QString text =
        tr("%1 · %2").arg(choice.data().toString(), choice.data(NetworkChoiceModel::EffortRole).toString());
    addItem(menu, QStringLiteral("connect-") + key.toString(), text, {},
            [this, key, client] { connectNetwork(key, client); });
}

void AccountsPage::chooseByHand(const QPoint &at)
{
    const NetworkChoiceModel choices(m_services.connectors, m_services.rules,
                                     NetworkChoiceModel::Offer::ByHand);
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("byHandMenu"));
    menu->setAccessibleName(tr("Connect a network by hand"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int row = 0; row < choices.rowCount(); ++row)
        offerNetwork(*menu, choices.index(row, 0), m_context.scope.client());
    menu->popup(at);
}

void AccountsPage::signInAgain(const clients::AccountId &id)
{
    const auto account = m_services.accounts.account(id);
    if (!account || account->removedAt)
        return;
    if (account->byHand) {
        editByHand(id);
        return;
    }
    networks::Connector *connector = m_services.connectors.find(account->network);
    SignInDialog::Target wanted{account->network, m_services.rules.findOrOther(account->network).name,
                                connector && connector->isLocal(), account->clientId, *account};
    if (connector && connector->signIn()) {
        wanted.byBrowser = connector->signIn()->hasBrowserWay();
        wanted.bySecret = connector->signIn()->hasSecretWay();
    }
    auto *dialog = new SignInDialog(m_context.kit, m_services.accounts, m_services.clients, wanted,
                                    m_services.openAddress, m_services.makeVisit, this);
    connect(dialog, &SignInDialog::connected, this, [this](const clients::AccountId &again) {
        m_context.navigator.say(tr("%1 works again.").arg(handleOf(again)));
    });
    dialog->open();
}

void AccountsPage::editByHand(const clients::AccountId &id)
{
    const auto account = m_services.accounts.account(id);
    if (!account)
        return;
    auto *dialog = new ByHandDialog(m_context.kit, m_services.accounts, m_services.clients, m_services.rules,
                                    {account->network, account->clientId, *account}, this);
    connect(dialog, &ByHandDialog::edited, this,
            [this](const clients::Account &before, const clients::Account &after) {
                UndoStep step;
                step.text = tr("Changed %1").arg(after.displayName);
                step.undo = [&accounts = m_services.accounts, before] { return accounts.edit(before); };
                step.redo = [&accounts = m_services.accounts, after] { return accounts.edit(after); };
                m_context.undo.push(std::move(step));
            });
    dialog->open();
}

void AccountsPage::openPage(const clients::AccountId &id)
{
    const auto account = m_services.accounts.account(id);
    if (account && !account->page.isEmpty())
        m_services.openAddress(account->page);
}

void AccountsPage::setHandsOver(const clients::AccountId &id, bool handsOver)
{
    const auto change = [&accounts = m_services.accounts, set = m_services.setHandsOver,
                         id](bool on) -> Result<void> {
        auto account = accounts.account(id);
        if (!account)
            return fail(std::move(account.error()));
        set(*account, on);
        return accounts.edit(*account);
    };
    if (const auto done = change(handsOver); !done) {
        m_context.navigator.report(done.error());
        return;
    }
    const QString handle = handleOf(id);
    UndoStep step;
    step.text = handsOver ? tr("%1 is handed over ahead of time").arg(handle)
                          : tr("%1 goes from this computer").arg(handle);
    step.undo = [change, handsOver] { return change(!handsOver); };
    step.redo = [change, handsOver] { return change(handsOver); };
    m_context.undo.push(std::move(step));
}

void AccountsPage::checkAll()
{
    if (m_toCheck > 0)
        return;
    std::vector<clients::AccountId> ids;
    for (const clients::Account &account : m_services.accounts.accounts()) {
        if (!account.byHand && m_context.scope.contains(account.clientId))
            ids.push_back(account.id);
    }
    if (ids.empty())
        return;
    m_checking = CancelSource();
    m_toCheck = static_cast<int>(ids.size());
    m_checked = 0;
    refreshHead();
    check(QPointer<AccountsPage>(this), std::move(ids), m_checking.token());
    lookAtKeychain(QPointer<AccountsPage>(this));
}

void AccountsPage::stopChecking()
{
    m_checking.cancel();
    m_checking = CancelSource();
    m_toCheck = 0;
    for (AccountRow *row : allRows())
        row->setChecking(false);
    refreshHead();
}

QCoro::Task<void> AccountsPage::check(QPointer<AccountsPage> self, std::vector<clients::AccountId> ids,
                                      CancelToken cancel)
{
    clients::AccountService &accounts = self->m_services.accounts;
    Navigator &navigator = self->m_context.navigator;
    for (const clients::AccountId &id : ids) {
        if (AccountRow *row = self->rowOf(id))
            row->setChecking(true);
        const auto health = co_await accounts.test(id, cancel);
        if (!self || cancel.isCancelled())
            co_return;
        if (AccountRow *row = self->rowOf(id))
            row->setChecking(false);
        if (ids.size() > 1) {
            ++self->m_checked;
            self->refreshHead();
        }
        if (!health) {
            // Offline says nothing about any account; the others would answer the same.
            navigator.report(health.error());
            break;
        }
        if (ids.size() == 1 && *health == clients::Health::Works)
            navigator.say(tr("%1 works.").arg(self->handleOf(id)));
    }
    if (ids.size() > 1 || self->m_toCheck == 1) {
        self->m_toCheck = 0;
        self->refreshHead();
    }
}

QCoro::Task<void> AccountsPage::askAndSignOut(QPointer<AccountsPage> self, clients::AccountId id)
{
    clients::AccountService &accounts = self->m_services.accounts;
    Navigator &navigator = self->m_context.navigator;
    Question question;
    question.title = tr("Sign out of %1?").arg(self->handleOf(id));
    question.text = tr("Its key is forgotten. What is planned for it waits until you sign in again; nothing "
                       "is lost.");
    question.actions = {{QStringLiteral("cancel"), tr("Stay signed in")},
                        {QStringLiteral("sign-out"), tr("Sign out"), ButtonKind::DangerPrimary}};
    const auto answer = co_await self->m_context.dialogs.ask(QPointer<QWidget>(self.data()), question);
    if (!self || answer.action != QLatin1StringView("sign-out"))
        co_return;
    const auto done = co_await accounts.signOut(id);
    if (self && !done)
        navigator.report(done.error());
}

QCoro::Task<void> AccountsPage::askAndRemove(QPointer<AccountsPage> self, clients::AccountId id)
{
    clients::AccountService &accounts = self->m_services.accounts;
    Navigator &navigator = self->m_context.navigator;
    const QString handle = self->handleOf(id);
    const AccountRow *row = self->rowOf(id);
    const QString network = row ? row->facts().networkName : QString();
    Question question;
    question.title = tr("Remove %1?").arg(handle);
    question.text =
        tr("It is taken out of lists, its key is forgotten, and what is planned for it does not go out. "
           "Drafts name it until you leave it out of them. What was published stays in your history, and "
           "nothing changes on %1.")
            .arg(network);
    question.actions = {{QStringLiteral("cancel"), tr("Keep it")},
                        {QStringLiteral("remove"), tr("Remove"), ButtonKind::DangerPrimary}};
    const auto answer = co_await self->m_context.dialogs.ask(QPointer<QWidget>(self.data()), question);
    if (!self || answer.action != QLatin1StringView("remove"))
        co_return;
    const auto done = co_await accounts.remove(id);
    if (!self)
        co_return;
    if (!done)
        navigator.report(done.error());
    else if (*done == clients::SecretFate::MayRemain)
        navigator.say(
            tr("%1 is removed. There is no keychain here: on another computer that used it, its key "
               "may still be in the keychain.")
                .arg(handle));
    else
        navigator.say(tr("%1 is removed. Its history stays.").arg(handle));
}

QCoro::Task<void> AccountsPage::lookAtKeychain(QPointer<AccountsPage> self)
{
    const auto state = co_await self->m_services.credentials.state();
    if (self)
        self->m_legend->setKeychain(state);
}

} // namespace hatstand::ui::accounts
