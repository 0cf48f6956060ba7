// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/sample_builder.h"

#include "networks/practice/practice_connector.h"
#include "sample/sample_inbox.h"
#include "sample/sample_pictures.h"
#include "sample/sample_plan.h"
#include "storage/workspace.h"

#include <QBuffer>
#include <QCoreApplication>

#include <algorithm>

namespace hatstand::sample
{

namespace
{
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::sample)
};

/// What lies further ahead than this is still a draft.
constexpr auto scheduledAhead = std::chrono::hours(24 * 12);
constexpr auto writtenBefore = std::chrono::hours(20);

publish::Surroundings surroundings(const clients::ClientService &clients,
                                   const networks::RulesCatalogue &rules, const plan::MediaStore &media,
                                   const strategy::CampaignService &campaigns,
                                   networks::Connectors &connectors, const Clock &clock)
{
    return {clients,
            rules,
            [&media](const plan::Post &post) { return media.items(post.mediaIds()); },
            [&media](const plan::MediaItem &item) { return media.path(item); },
            [&campaigns](const strategy::CampaignId &id) {
                const auto campaign = campaigns.campaign(id);
                return campaign ? campaign->utmCampaign : QString();
            },
            publish::recordKeys(connectors, clock)};
}

QString altTextOf(const QString &picture)
{
    static const QHash<QString, QString> texts{
        {QStringLiteral("loaf"), QStringLiteral("A dark loaf of rye with three cuts on a wooden table")},
        {QStringLiteral("starter"), QStringLiteral("A jar of sourdough starter with bubbles")},
        {QStringLiteral("buns"), QStringLiteral("Eight cardamom buns on a black tray")},
        {QStringLiteral("shop"), QStringLiteral("The front of the bakery under its striped awning")},
        {QStringLiteral("bicycle"), QStringLiteral("A city bicycle seen from the side")},
        {QStringLiteral("chain"), QStringLiteral("A bicycle chain with one drop of oil above it")},
        {QStringLiteral("workshop"), QStringLiteral("A bicycle on a repair stand")},
        {QStringLiteral("frame"), QStringLiteral("A bare bicycle frame on a white wall")},
        {QStringLiteral("stage"), QStringLiteral("One figure in a beam of light on a dark stage")},
        {QStringLiteral("curtain"), QStringLiteral("A red curtain with a golden edge")},
        {QStringLiteral("lantern"), QStringLiteral("A burning lantern at night")},
    };
    return texts.value(picture);
}

QByteArray encoded(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG", 88); // the one type that every network takes
    return bytes;
}
} // namespace

QCoro::Task<Result<QString>> NoCredentials::read(QString)
{
    co_return QString();
}

QCoro::Task<Result<void>> NoCredentials::write(QString, QString)
{
    co_return Result<void>();
}

QCoro::Task<Result<void>> NoCredentials::remove(QString)
{
    co_return Result<void>();
}

SampleBuilder::SampleBuilder(storage::Workspace &workspace, const networks::RulesCatalogue &rules,
                             SampleContent content, Instant now)
    : m_workspace(workspace)
    , m_content(std::move(content))
    , m_now(now)
    , m_clock(now - std::chrono::hours(24 * 7 * (weeksBack + 1)))
    , m_clients(workspace.database(), m_clock)
    , m_accounts(workspace.database(), m_clock, m_connectors, m_credentials)
    , m_campaigns(workspace.database(), m_clock)
    , m_posts(workspace.database(), m_clock)
    , m_media(workspace.database(), m_clock, workspace.mediaFolder())
    , m_hashtags(workspace.database(), m_clock)
    , m_snippets(workspace.database(), m_clock)
    , m_practice(workspace.database(), m_clock)
    , m_outbox(workspace.database(), m_clock, m_posts, m_accounts,
               surroundings(m_clients, rules, m_media, m_campaigns, m_connectors, m_clock))
    , m_sender(m_outbox, m_connectors, m_clock, m_timers, {})
{
    constexpr networks::PracticeConnector::Pace atOnce{Milliseconds(0), Milliseconds(0)};
    m_connectors.add(std::make_unique<networks::PracticeConnector>(workspace.database(), rules, m_clock,
                                                                   m_timers, atOnce));
}

SampleBuilder::~SampleBuilder() = default;

QCoro::Task<Result<void>> SampleBuilder::addClients()
{
    for (const SampleClient &sample : m_content.clients) {
        clients::Client client;
        client.name = sample.name;
        client.initials = sample.initials;
        client.colour = sample.colour;
        client.zone = sample.zone;
        client.language = sample.language;
        const auto currency = Currency::fromCode(sample.currency);
        if (!currency)
            co_return fail(currency.error());
        client.currency = *currency;
        const auto id = m_clients.add(client);
        if (!id)
            co_return fail(id.error());
        m_clientIds.insert(sample.key, *id);
        for (const SampleAccount &account : sample.accounts) {
            const auto network = networks::NetworkKey::fromString(account.network);
            Result<clients::AccountId> added;
            if (account.byHand) {
                added = m_accounts.addByHand(*id, network, account.handle, QUrl(account.page));
            } else {
                networks::SignInRequest request;
                request.handle = account.handle;
                added = co_await m_accounts.connectAccount(*id, network, request, {}, CancelToken());
            }
            if (!added)
                co_return fail(added.error());
            m_accountIds.insert(account.key, *added);
        }
        for (const SampleCampaign &campaign : sample.campaigns) {
            strategy::Campaign made;
            made.clientId = *id;
            const QDate today = wallTimeAt(m_now, sample.zone).date;
            made.name = withDates(campaign.name, today, sample.language);
            made.utmCampaign = withDates(campaign.utm, today, sample.language);
            const auto added = m_campaigns.add(made);
            if (!added)
                co_return fail(added.error());
            m_campaignIds.insert(campaign.key, *added);
        }
        for (const NamedText &group : sample.hashtags) {
            plan::HashtagGroup made;
            made.clientId = *id;
            made.name = group.name;
            made.tags = plan::hashtagsFromText(group.text);
            if (const auto added = m_hashtags.add(made); !added)
                co_return fail(added.error());
        }
        for (const NamedText &snippet : sample.snippets) {
            plan::Snippet made;
            made.clientId = *id;
            made.name = snippet.name;
            made.text = snippet.text;
            if (const auto added = m_snippets.add(made); !added)
                co_return fail(added.error());
        }
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> SampleBuilder::addPicture(plan::Post *post, QString picture, QString altText,
                                                    int variant)
{
    if (picture.isEmpty())
        co_return Result<void>();
    const QString key = picture + QString::number(variant);
    if (!m_pictures.contains(key)) {
        const auto added = co_await m_media.addBytes(encoded(samplePicture(picture, variant)),
                                                     picture + QStringLiteral(".jpg"));
        if (!added)
            co_return fail(added.error());
        m_pictures.insert(key, added->id);
    }
    post->media.push_back({m_pictures.value(key), altText});
    co_return Result<void>();
}

void SampleBuilder::confirmByHand(const plan::PostId &id)
{
    const auto deliveries = m_outbox.ofPost(id);
    if (!deliveries)
        return;
    for (const publish::Delivery &delivery : *deliveries) {
        if (delivery.state == publish::DeliveryState::Waiting)
            (void)m_outbox.markPostedByHand(delivery.id, QUrl());
    }
}

QCoro::Task<Result<void>> SampleBuilder::publishAt(Instant at, plan::Post post)
{
    m_clock.setNow(at - writtenBefore);
    const auto id = m_posts.add(post);
    if (!id)
        co_return fail(id.error());
    if (auto scheduled = m_outbox.schedule(*id); !scheduled)
        co_return scheduled;
    m_clock.setNow(at);
    const auto sent = co_await m_sender.runOnce(CancelToken());
    if (!sent)
        co_return fail(sent.error());
    confirmByHand(*id);
    co_return Result<void>();
}

QCoro::Task<Result<void>> SampleBuilder::addHistory(std::function<void(double)> progress, CancelToken cancel)
{
    const std::vector<PlannedSample> all = plannedHabits(m_content, m_now);
    for (size_t i = 0; i < all.size(); ++i) {
        if (cancel.isCancelled())
            co_return fail(ErrorCode::Cancelled, Tr::tr("Making the sample was stopped."));
        if (progress)
            progress(double(i) / double(all.size()));
        plan::Post post = makePost(all[i].post);
        post.planned = all[i].planned;
        const QString picture = all[i].post.picture;
        const Instant at = all[i].planned.instant;
        // One in eleven was left without a description: it happens, and Today counts it.
        const QString altText = i % 11 == 5 ? QString() : altTextOf(picture);
        if (auto added = co_await addPicture(&post, picture, altText, all[i].variant); !added)
            co_return added;
        if (at <= m_now - std::chrono::hours(1)) {
            if (auto published = co_await publishAt(at, post); !published)
                co_return published;
            continue;
        }
        m_clock.setNow(m_now - writtenBefore);
        const auto id = m_posts.add(post);
        if (!id)
            co_return fail(id.error());
        if (at <= m_now + scheduledAhead) {
            if (auto scheduled = m_outbox.schedule(*id); !scheduled)
                co_return scheduled;
        }
    }
    co_return Result<void>();
}

plan::Post SampleBuilder::makePost(const SamplePost &sample) const
{
    plan::Post post;
    post.clientId = m_clientIds.value(sample.client);
    post.title = sample.title;
    post.text = sample.text;
    post.label = sample.label;
    post.campaignId = m_campaignIds.value(sample.campaign);
    post.tagLinks = !post.campaignId.isNull();
    for (const QString &account : sample.accounts) {
        plan::Version version;
        version.accountId = m_accountIds.value(account);
        for (const NamedText &own : sample.ownTexts) {
            if (own.name == account)
                version.text = own.text;
        }
        post.versions.push_back(version);
    }
    return post;
}

QCoro::Task<Result<void>> SampleBuilder::addOneOfToday(SamplePost sample)
{
    const PlannedSample made = plannedAround(m_content, sample, m_now);
    plan::Post post = makePost(made.post);
    post.planned = made.planned;
    const Instant at = made.planned.instant;
    if (auto added = co_await addPicture(&post, sample.picture, sample.alt, 0); !added)
        co_return added;
    if (sample.state == QStringLiteral("published"))
        co_return co_await publishAt(at, post);
    if (sample.state == QStringLiteral("failed")) {
        QString handle;
        for (const clients::Account &account : m_accounts.accounts()) {
            if (!post.versions.empty() && account.id == post.versions.front().accountId)
                handle = account.handle;
        }
        if (auto set = m_practice.setBehaviour(handle, networks::PracticeBehaviour::RefusesPictures); !set)
            co_return set;
        auto published = co_await publishAt(at, post);
        if (auto set = m_practice.setBehaviour(handle, networks::PracticeBehaviour::Works); !set)
            co_return set;
        co_return published;
    }
    m_clock.setNow(std::min(at, m_now) - writtenBefore);
    const auto id = m_posts.add(post);
    if (!id)
        co_return fail(id.error());
    if (sample.state == QStringLiteral("draft"))
        co_return Result<void>();
    co_return m_outbox.schedule(*id);
}

QCoro::Task<Result<void>> SampleBuilder::addToday()
{
    // What was missed comes last: nothing may run between its time and now.
    std::vector<SamplePost> samples = m_content.today;
    std::stable_partition(samples.begin(), samples.end(),
                          [](const SamplePost &sample) { return sample.state != QStringLiteral("missed"); });
    for (const SamplePost &sample : samples) {
        if (auto added = co_await addOneOfToday(sample); !added)
            co_return added;
    }
    m_clock.setNow(m_now);
    const auto sorted = m_sender.sortOutMissed();
    if (!sorted)
        co_return fail(sorted.error());
    co_return Result<void>();
}

QCoro::Task<Result<void>> SampleBuilder::addIdeas()
{
    for (const SamplePost &sample : m_content.ideas) {
        plan::Post post = makePost(sample);
        post.status = plan::PostStatus::Idea;
        if (const auto added = m_posts.add(post); !added)
            co_return fail(added.error());
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> SampleBuilder::addTalk()
{
    const auto talk = builtInSampleTalk();
    if (!talk)
        co_return fail(talk.error());
    SampleInbox inbox(
        {m_workspace.database(), m_clock, m_accounts, m_connectors, m_posts, m_outbox, m_clientIds}, m_now);
    if (auto filled = inbox.fill(*talk); !filled)
        co_return filled;
    co_return co_await inbox.catchUp();
}

} // namespace hatstand::sample
