// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/media_host_section.h"

#include "kit/accessibility.h"
#include "kit/buttons.h"
#include "kit/client_choices.h"
#include "settings/media_host_form.h"

#include <QComboBox>

#include <algorithm>
#include <utility>

namespace hatstand::ui::settings
{

SectionName MediaHostSection::name()
{
    return {QStringLiteral("mediaHost"), tr("Media host"), Glyph::Image};
}

MediaHostSection::MediaHostSection(const PageContext &context, clients::MediaHostService &host,
                                   clients::AccountService &accounts, QWidget *parent)
    : Section(context.kit, name(), parent)
    , m_context(context)
    , m_host(host)
    , m_accounts(accounts)
    , m_kind(makeChoice(this, QStringLiteral("mediaHostKind")))
    , m_form(new MediaHostForm(context.kit, this))
    , m_save(makeButton(context.kit, tr("Save"), ButtonKind::Normal, Glyph::Save, ButtonSize::Small, this))
    , m_test(makeButton(context.kit, tr("Test"), ButtonKind::Normal, Glyph::Check, ButtonSize::Small, this))
    , m_remove(
          makeButton(context.kit, tr("Forget…"), ButtonKind::Danger, Glyph::Trash, ButtonSize::Small, this))
{
    m_save->setObjectName(QStringLiteral("mediaHostSave"));
    m_test->setObjectName(QStringLiteral("mediaHostTest"));
    m_remove->setObjectName(QStringLiteral("mediaHostRemove"));
    m_kind->addItem(tr("None"), QString());
    for (const networks::MediaHostKind kind : networks::mediaHostKinds())
        m_kind->addItem(networks::mediaHostKindText(kind), networks::mediaHostKindName(kind));
    const QString words =
        tr("place upload files pictures public address WebDAV Nextcloud S3 bucket WordPress");
    Card *place = addCard(tr("Media host"));
    addRow(place, tr("Kind of media host"),
           tr("A place of your own: some networks take no files, only public addresses. Such pictures and "
              "videos "
              "go here first."),
           m_kind, words);
    addContent(place, m_form, words);
    m_saveRow = addRow(place, tr("Keep the media host"), {}, m_save, words);
    Card *care = addCard(tr("Does it work?"));
    m_testRow = addRow(care, tr("Test the media host"), {}, m_test, words);
    m_removeRow = addRow(care, tr("Forget the media host"),
                         tr("And its password. What was put there stays there."), m_remove, words);

    connect(m_kind, &QComboBox::activated, this, &MediaHostSection::choose);
    connect(m_form, &MediaHostForm::edited, this, [this] {
        m_isEdited = true;
        showState();
    });
    connect(m_save, &QPushButton::clicked, this, &MediaHostSection::save);
    connect(m_test, &QPushButton::clicked, this, &MediaHostSection::test);
    connect(m_remove, &QPushButton::clicked, this, [this] { askAndRemove(this); });
    connect(&m_host, &clients::MediaHostService::changed, this, [this] {
        if (!m_isSaving)
            refresh();
    });
    connect(&m_accounts, &clients::AccountService::changed, this, [this] {
        if (!isHidden())
            refresh();
    });
    refresh();
}

MediaHostSection::~MediaHostSection()
{
    // Taken out first: what comes of it is not shown any more.
    if (auto testing = std::exchange(m_testing, std::nullopt))
        testing->cancel();
}

void MediaHostSection::refresh()
{
    std::vector<clients::Account> sites;
    for (const clients::Account &account : m_accounts.accounts()) {
        if (!account.byHand && account.network.toString() == QLatin1StringView("wordpress"))
            sites.push_back(account);
    }
    m_form->setSites(sites);
    const auto present = m_host.settings();
    if (!present) {
        say(m_saveRow, m_save, present.error().sentence());
        return;
    }
    // What is being typed stays.
    if (!m_isEdited || *present != m_stored) {
        m_stored = *present;
        m_isEdited = false;
        const QString kind = m_stored ? networks::mediaHostKindName(m_stored->kind) : QString();
        m_kind->setCurrentIndex(std::max(0, m_kind->findData(kind)));
        if (m_stored)
            m_form->show(*m_stored);
        else
            m_form->clear();
    }
    say(m_saveRow, m_save, tr("The password goes to the keychain of this computer, never into your files."));
    if (!m_testing)
        say(m_testRow, m_test,
            tr("Puts a tiny picture there, fetches it as a stranger would, and takes it away."));
    showState();
}

void MediaHostSection::choose()
{
    const auto kind = networks::mediaHostKindFromName(m_kind->currentData().toString());
    if (kind)
        m_form->setKind(*kind);
    m_isEdited = kind.has_value(); // there is nothing to save of none
    showState();
}

void MediaHostSection::showState()
{
    const bool isChosen = !m_kind->currentData().toString().isEmpty();
    setOffered(m_form, isChosen);
    setOffered(m_saveRow, isChosen);
    setOffered(m_testRow, isChosen);
    setOffered(m_removeRow, m_stored.has_value());
    setEnabledWithReason(m_save, !m_isSaving && (m_isEdited || !m_stored), tr("It is saved"));
    setEnabledWithReason(m_test, m_testing || (m_stored && !m_isEdited && !m_isSaving), tr("Save it first"));
    setEnabledWithReason(m_remove, !m_testing && !m_isSaving, tr("It is being tried"));
    m_test->setText(m_testing ? tr("Stop") : tr("Test"));
    m_kind->setEnabled(!m_testing && !m_isSaving);
    m_form->setEnabled(!m_testing && !m_isSaving);
}

void MediaHostSection::say(ListRow *row, QPushButton *button, const QString &words)
{
    row->setSecond(words);
    button->setAccessibleDescription(words);
}

void MediaHostSection::save()
{
    auto settings = m_form->settings();
    if (!settings)
        return;
    m_isSaving = true;
    showState();
    keep(this, std::move(*settings), m_form->secret());
}

QCoro::Task<void> MediaHostSection::keep(QPointer<MediaHostSection> self,
                                         networks::MediaHostSettings settings, QString secret)
{
    const auto kept = co_await self->m_host.set(std::move(settings), std::move(secret));
    if (!self)
        co_return;
    self->m_isSaving = false;
    if (kept) {
        self->m_isEdited = false;
        self->m_form->clearSecret();
        self->refresh();
    }
    self->say(self->m_saveRow, self->m_save, kept ? tr("Saved. Test it now.") : kept.error().sentence());
    self->showState();
    announce(self->m_saveRow, self->m_save->accessibleDescription());
}

void MediaHostSection::test()
{
    if (m_testing) {
        m_testing->cancel();
        return;
    }
    m_testing.emplace();
    say(m_testRow, m_test, tr("Putting, fetching, comparing…"));
    showState();
    check(this, m_testing->token());
}

QCoro::Task<void> MediaHostSection::check(QPointer<MediaHostSection> self, CancelToken cancel)
{
    const auto checked = co_await self->m_host.check(cancel);
    if (!self || !self->m_testing)
        co_return;
    self->m_testing.reset();
    QString words = tr("It works: the tiny picture came back from its public address as it was.");
    if (!checked)
        words = checked.error().sentence();
    else if (!checked->remark.isEmpty())
        words = tr("%1 %2", "sentences").arg(words, checked->remark);
    self->say(self->m_testRow, self->m_test, words);
    self->showState();
    announce(self->m_testRow, words);
}

QCoro::Task<void> MediaHostSection::askAndRemove(QPointer<MediaHostSection> self)
{
    Question question;
    question.title = tr("Forget the media host?");
    question.text = tr("Its password goes from the keychain. What was put there stays there, and posts keep "
                       "their pictures.");
    question.actions = {{QStringLiteral("cancel"), tr("Cancel")},
                        {QStringLiteral("forget"), tr("Forget it"), ButtonKind::DangerPrimary}};
    const auto answer = co_await self->m_context.dialogs.ask(QPointer<QWidget>(self.data()), question);
    if (!self || answer.action != QLatin1StringView("forget"))
        co_return;
    const auto removed = co_await self->m_host.remove();
    if (!self)
        co_return;
    if (!removed)
        self->m_context.navigator.report(removed.error());
    else if (*removed == clients::SecretFate::MayRemain)
        self->m_context.navigator.say(
            tr("There is no keychain on this computer. Where the workspace was used on another one, the "
               "password may still be in the keychain there."));
}

} // namespace hatstand::ui::settings
