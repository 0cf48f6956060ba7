// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composer_state.h"

#include "clients/account_service.h"
#include "clients/client_service.h"
#include "networks/account_limits.h"
#include "networks/rules_catalogue.h"
#include "plan/media/media_store.h"
#include "plan/post_json.h"
#include "plan/post_service.h"
#include "publish/outbox.h"
#include "strategy/campaign_service.h"

#include <algorithm>

namespace hatstand::ui::composer
{

ComposerState::ComposerState(const Services &services, QObject *parent)
    : QObject(parent), m_services(services)
{
    connect(&services.accounts, &clients::AccountService::changed, this, [this] {
        readAccounts();
        Q_EMIT changed(Part::Accounts);
    });
    connect(&services.clients, &clients::ClientService::changed, this, [this] {
        readClient();
        Q_EMIT changed(Part::Time);
    });
    connect(&services.media, &plan::MediaStore::learned, this, [this] {
        const auto items = m_services.media.items(m_post.mediaIds());
        if (!items || items->isEmpty())
            return;
        m_items.insert(*items);
        Q_EMIT changed(Part::Media);
    });
    connect(&services.outbox, &publish::Outbox::changed, this, [this] {
        if (!m_post.id.isNull() && readThere())
            Q_EMIT changed(Part::Status);
    });
}

void ComposerState::setPost(const plan::Post &post)
{
    m_post = post;
    m_tab = {};
    m_typedOver.clear();
    readClient();
    readAccounts();
    m_items.clear();
    readItems();
    readThere();
    m_currentMedia = m_post.media.empty() ? -1 : 0;
    Q_EMIT changed(Part::Everything);
}

void ComposerState::takeStanding(const plan::Post &stored)
{
    const bool another = readThere() || stored.status != m_post.status;
    const Parts parts =
        (stored.planned != m_post.planned ? Part::Time : Parts()) | (another ? Part::Status : Parts());
    m_post.status = stored.status;
    m_post.planned = stored.planned;
    m_post.position = stored.position;
    m_post.createdAt = stored.createdAt;
    m_post.updatedAt = stored.updatedAt;
    if (parts)
        Q_EMIT changed(parts);
}

void ComposerState::takeContent(const plan::Post &stored)
{
    takeStanding(stored);
    if (plan::sameContent(m_post, stored))
        return;
    plan::takeContent(m_post, stored);
    readAccounts();
    readItems();
    m_currentMedia = std::min(m_currentMedia, int(media().size()) - 1);
    Q_EMIT changed(Part::Everything);
}

void ComposerState::goOnAs(const plan::Post &stored)
{
    m_post.id = stored.id;
    takeStanding(stored);
    Q_EMIT changed(Part::Everything);
}

bool ComposerState::isDeleted() const
{
    if (m_post.createdAt == Instant())
        return false; // it has still to be stored
    const auto stored = m_services.posts.post(m_post.id);
    return !stored && stored.error().code == ErrorCode::NotFound;
}

bool ComposerState::isLarge() const
{
    qsizetype size = m_post.text.size();
    for (const plan::Version &each : m_post.versions)
        size += each.text ? each.text->size() : 0;
    return size > largeText;
}

bool ComposerState::isEmpty() const
{
    const auto saysNothing = [](const plan::Version &version) {
        return !version.text && !version.firstComment && (!version.media || version.media->empty());
    };
    return m_post.title.isEmpty() && m_post.text.trimmed().isEmpty() && m_post.firstComment.isEmpty() &&
           m_post.media.empty() && std::all_of(m_post.versions.begin(), m_post.versions.end(), saysNothing);
}

void ComposerState::touch(Parts parts)
{
    Q_EMIT changed(parts);
    Q_EMIT edited(parts);
}

void ComposerState::readClient()
{
    if (const auto client = m_services.clients.client(m_post.clientId))
        m_client = *client;
}

void ComposerState::readAccounts()
{
    m_accounts.clear();
    for (const plan::Version &version : m_post.versions) {
        // Removed ones still have a name; what was sent to them is still to be seen.
        if (const auto account = m_services.accounts.account(version.accountId))
            m_accounts.push_back(*account);
    }
    if (!m_tab.isNull() && !account(m_tab))
        m_tab = {};
}

void ComposerState::readItems()
{
    const auto items = m_services.media.items(m_post.mediaIds());
    if (!items)
        return;
    m_items.insert(*items);
    // Now, while somebody is here to choose another one.
    if (plan::isMovable(m_post.status))
        m_services.media.lookInto(*items);
}

// Accounts and tabs ---------------------------------------------------------------------------------------

std::vector<clients::Account> ComposerState::offered() const
{
    return m_services.accounts.accountsOf(m_post.clientId);
}

void ComposerState::setChosen(const clients::AccountId &id, bool chosen)
{
    const plan::Version *was = m_post.version(id);
    if (isLocked() || (was != nullptr) == chosen)
        return;
    const plan::Post before = m_post;
    const bool losesOwn = was && was->differs();
    const clients::Account *left = account(id);
    const QString words =
        losesOwn ? tr("Left out %1", "account").arg(left ? nameOf(*left) : QString()) : QString();
    if (chosen) {
        plan::Version added;
        added.accountId = id;
        m_post.versions.push_back(added);
    } else {
        std::erase_if(m_post.versions, [&id](const plan::Version &v) { return v.accountId == id; });
    }
    readAccounts();
    touch(Part::Accounts);
    if (losesOwn)
        Q_EMIT done(words, {}, before);
}

const clients::Account *ComposerState::account(const clients::AccountId &id) const
{
    const auto found = std::find_if(m_accounts.begin(), m_accounts.end(),
                                    [&id](const clients::Account &account) { return account.id == id; });
    return found == m_accounts.end() ? nullptr : &*found;
}

networks::NetworkRules ComposerState::rulesOf(const clients::Account &account) const
{
    return networks::withLimits(m_services.rules.findOrOther(account.network), account.options);
}

QString ComposerState::nameOf(const clients::Account &account) const
{
    const networks::NetworkRules &rules = rulesOf(account);
    const auto same = std::count_if(m_accounts.begin(), m_accounts.end(), [&account](const auto &other) {
        return other.network == account.network;
    });
    if (account.network == networks::NetworkKey::other())
        return account.displayName.isEmpty() ? account.handle : account.displayName;
    return same > 1 ? tr("%1 (%2)", "network, handle").arg(rules.name, account.handle) : rules.name;
}

void ComposerState::setTab(const clients::AccountId &id)
{
    if (id == m_tab || (!id.isNull() && !account(id)))
        return;
    collect();
    m_tab = id;
    const int count = int(media().size());
    m_currentMedia = std::min(std::max(m_currentMedia, count > 0 ? 0 : -1), count - 1);
    Q_EMIT changed(Part::Tab);
}

void ComposerState::stepTab(int step)
{
    const int count = int(m_accounts.size()) + 1;
    int at = 0;
    for (int i = 0; i < count - 1; ++i) {
        if (m_accounts[size_t(i)].id == m_tab)
            at = i + 1;
    }
    at = (at + step + count) % count;
    setTab(at == 0 ? clients::AccountId() : m_accounts[size_t(at - 1)].id);
}

// What the tab shows --------------------------------------------------------------------------------------

plan::Version *ComposerState::version(const clients::AccountId &id)
{
    const auto found = std::find_if(m_post.versions.begin(), m_post.versions.end(),
                                    [&id](const plan::Version &v) { return v.accountId == id; });
    return found == m_post.versions.end() ? nullptr : &*found;
}

QString ComposerState::textOf(const clients::AccountId &id) const
{
    const plan::Version *own = id.isNull() ? nullptr : m_post.version(id);
    return own && own->text ? *own->text : m_post.text;
}

networks::EntityRule ComposerState::entityRule() const
{
    const clients::Account *shown = m_tab.isNull() ? nullptr : account(m_tab);
    if (!shown && !m_accounts.empty())
        shown = &m_accounts.front();
    return shown ? rulesOf(*shown).text.entities : networks::EntityRule::Bluesky;
}

void ComposerState::setText(const QString &text)
{
    if (isLocked() || text == this->text())
        return;
    setTextOf(m_tab, text);
    touch(Part::Text);
}

bool ComposerState::hasOwnText(const clients::AccountId &id) const
{
    const plan::Version *own = m_post.version(id);
    return own && own->text.has_value();
}

bool ComposerState::hasOwnMedia(const clients::AccountId &id) const
{
    const plan::Version *own = m_post.version(id);
    return own && own->media.has_value();
}

void ComposerState::useCommonText(const clients::AccountId &id)
{
    collect(); // the last words come back too
    plan::Version *own = version(id);
    if (isLocked() || !own || !own->text)
        return;
    const plan::Post before = m_post;
    own->text.reset();
    touch(Part::Text);
    Q_EMIT done(tr("Took the common text again"), {}, before);
}

void ComposerState::useCommonMedia(const clients::AccountId &id)
{
    plan::Version *own = version(id);
    if (isLocked() || !own || !own->media)
        return;
    const plan::Post before = m_post;
    own->media.reset();
    m_currentMedia = std::min(m_currentMedia, int(media().size()) - 1);
    touch(Part::Media);
    Q_EMIT done(tr("Took the common pictures again"), {}, before);
}

QString ComposerState::firstComment() const
{
    const plan::Version *own = m_tab.isNull() ? nullptr : m_post.version(m_tab);
    return own && own->firstComment ? *own->firstComment : m_post.firstComment;
}

void ComposerState::setFirstComment(const QString &text)
{
    if (isLocked() || text == firstComment())
        return;
    if (m_tab.isNull())
        m_post.firstComment = text;
    else if (plan::Version *own = version(m_tab))
        own->firstComment = text == m_post.firstComment ? std::optional<QString>() : std::optional(text);
    touch(Part::Comment);
}

std::vector<clients::Account> ComposerState::commentAccounts() const
{
    std::vector<clients::Account> able;
    std::copy_if(m_accounts.begin(), m_accounts.end(), std::back_inserter(able),
                 [this](const clients::Account &account) { return rulesOf(account).firstComment.value; });
    return able;
}

const std::vector<plan::PostMedia> &ComposerState::mediaOf(const clients::AccountId &id) const
{
    const plan::Version *own = id.isNull() ? nullptr : m_post.version(id);
    return own && own->media ? *own->media : m_post.media;
}

std::vector<plan::PostMedia> &ComposerState::ownMedia(const clients::AccountId &tab)
{
    plan::Version *own = tab.isNull() ? nullptr : version(tab);
    if (!own)
        return m_post.media;
    if (!own->media)
        own->media = m_post.media;
    return *own->media;
}

void ComposerState::forgetSameMedia(const clients::AccountId &tab)
{
    // The others keep their own, also while the common ones pass through the same.
    plan::Version *own = tab.isNull() ? nullptr : version(tab);
    if (own && own->media == m_post.media)
        own->media.reset();
}

void ComposerState::setComing(const plan::PostId &post, int count)
{
    if (m_coming.value(post) == count)
        return;
    if (count > 0)
        m_coming.insert(post, count);
    else
        m_coming.remove(post);
    if (post == m_post.id)
        Q_EMIT changed(Part::Media);
}

void ComposerState::addMedia(const plan::MediaItem &item, const clients::AccountId &tab)
{
    if (isLocked())
        return;
    const plan::Post before = m_post;
    m_items.insert(item.id, item);
    auto &list = ownMedia(tab);
    list.push_back({item.id, {}});
    const bool shown = &list == &media();
    const int last = int(list.size()) - 1;
    forgetSameMedia(tab);
    if (shown)
        m_currentMedia = last;
    touch(Part::Media);
    Q_EMIT done(tr("Added a picture or video"), QStringLiteral("add media"), before);
    m_services.media.lookInto({{item.id, item}});
}

void ComposerState::removeMedia(int index)
{
    if (isLocked() || index < 0 || index >= int(media().size()))
        return;
    const plan::Post before = m_post;
    auto &list = ownMedia(m_tab);
    list.erase(list.begin() + index);
    m_currentMedia = std::min(m_currentMedia, int(list.size()) - 1);
    forgetSameMedia(m_tab);
    touch(Part::Media);
    Q_EMIT done(tr("Took a picture out"), {}, before);
}

void ComposerState::moveMedia(int from, int to)
{
    const int count = int(media().size());
    if (isLocked() || from == to || from < 0 || to < 0 || from >= count || to >= count)
        return;
    const plan::Post before = m_post;
    auto &list = ownMedia(m_tab);
    const plan::PostMedia moved = list[size_t(from)];
    list.erase(list.begin() + from);
    list.insert(list.begin() + to, moved);
    m_currentMedia = to;
    forgetSameMedia(m_tab);
    touch(Part::Media);
    Q_EMIT done(tr("Moved a picture"), QStringLiteral("move media"), before);
}

void ComposerState::setAltText(int index, const QString &text)
{
    if (isLocked() || index < 0 || index >= int(media().size()) || media()[size_t(index)].altText == text)
        return;
    const plan::Post before = m_post;
    // A description belongs to the picture: wherever this one has the same, or none yet, it gets it.
    const plan::PostMedia described = media()[size_t(index)];
    const auto describe = [&described, &text](std::vector<plan::PostMedia> &list) {
        for (plan::PostMedia &each : list) {
            if (each.mediaId == described.mediaId &&
                (each.altText == described.altText || each.altText.isEmpty()))
                each.altText = text;
        }
    };
    describe(m_post.media);
    for (plan::Version &own : m_post.versions) {
        if (own.media)
            describe(*own.media);
    }
    forgetSameMedia(m_tab);
    touch(Part::Media);
    Q_EMIT done(tr("Described a picture"), {}, before);
}

void ComposerState::setCurrentMedia(int index)
{
    if (index == m_currentMedia || index >= int(media().size()))
        return;
    m_currentMedia = index;
    Q_EMIT changed(Part::Tab);
}

int ComposerState::altTextLimit() const
{
    int limit = 0;
    for (const clients::Account &account : m_accounts) {
        if (!m_tab.isNull() && account.id != m_tab)
            continue;
        const networks::Limit &own = rulesOf(account).media.image.maxAltText;
        if (own && own->value > 0 && (limit == 0 || own->value < limit))
            limit = int(own->value);
    }
    return limit;
}

// The post as a whole -------------------------------------------------------------------------------------

void ComposerState::setTitle(const QString &title)
{
    if (isLocked() || title == m_post.title)
        return;
    m_post.title = title;
    touch(Part::Title);
}

void ComposerState::setPlanned(const std::optional<plan::PlannedTime> &planned)
{
    if (isLocked() || planned == m_post.planned)
        return;
    const plan::Post before = m_post;
    m_post.planned = planned;
    touch(Part::Time);
    Q_EMIT done(planned ? tr("Set the time") : tr("Cleared the time"),
                planned ? QStringLiteral("time") : QString(), before, planned.has_value());
}

void ComposerState::setCampaign(const strategy::CampaignId &id)
{
    if (isLocked() || (id == m_post.campaignId && m_post.tagLinks == !id.isNull()))
        return;
    const plan::Post before = m_post;
    m_post.campaignId = id;
    m_post.tagLinks = !id.isNull();
    touch(Part::Link);
    Q_EMIT done(tr("Changed the campaign"), {}, before, true);
}

QString ComposerState::utmCampaign() const
{
    if (m_post.campaignId.isNull() || !m_post.tagLinks)
        return {};
    const auto campaign = m_services.campaigns.campaign(m_post.campaignId);
    return campaign ? campaign->utmCampaign : QString();
}

QJsonObject ComposerState::optionsOf(const clients::AccountId &id) const
{
    const plan::Version *own = m_post.version(id);
    return own ? own->options : QJsonObject();
}

void ComposerState::setOptions(const clients::AccountId &id, const QJsonObject &options)
{
    plan::Version *own = version(id);
    if (isLocked() || !own || own->options == options)
        return;
    const plan::Post before = m_post;
    own->options = options;
    touch(Part::Options);
    Q_EMIT done(tr("Changed what the network is told"), QStringLiteral("options"), before, true);
}

// Checks --------------------------------------------------------------------------------------------------

plan::CheckInput ComposerState::checkInput(Instant now) const
{
    plan::CheckInput input;
    input.post = m_post;
    input.accounts = m_accounts;
    input.media = m_items;
    input.utmCampaign = utmCampaign();
    input.now = now;
    return input;
}

void ComposerState::applyRemedy(const plan::Post &remedied)
{
    if (isLocked() || plan::sameContent(m_post, remedied))
        return;
    plan::takeContent(m_post, remedied);
    readAccounts();
    readItems();
    m_currentMedia = std::min(m_currentMedia, int(media().size()) - 1);
    touch(Parts(Part::Everything) & ~Parts(Part::Time));
}

void ComposerState::takeChanged(const plan::Post &made)
{
    if (isLocked() || (plan::sameContent(m_post, made) && m_post.planned == made.planned))
        return;
    // A time that nobody has set here must not be stored over another's.
    const Parts parts = m_post.planned == made.planned ? Parts(Part::Everything) & ~Parts(Part::Time)
                                                       : Parts(Part::Everything);
    m_post.planned = made.planned;
    plan::takeContent(m_post, made);
    readAccounts();
    readItems();
    const int count = int(media().size());
    m_currentMedia = std::min(std::max(m_currentMedia, count > 0 ? 0 : -1), count - 1);
    touch(parts);
}

} // namespace hatstand::ui::composer
