// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What accounts hear and searches find: page by page, each kept before the next is asked for.
#include "clients/sign_in_generation.h"
#include "listen/intake/incoming_drafts.h"
#include "listen/sources/reading_standing.h"
#include "listen/sources/source_reader.h"

#include <QPointer>

namespace hatstand::listen
{

SourceReader::Answer SourceReader::readPages(QPointer<SourceReader> self, Source source, CancelToken cancel)
{
    ReadReport total;
    std::vector<Instant> news;
    const int mostPages = self->m_options.pagesPerTurn;
    for (int page = 1; page <= mostPages; ++page) {
        auto heard = co_await self->askNetwork(source, cancel);
        if (!self)
            co_return fail(ErrorCode::Cancelled, tr("The workspace was closed."));
        if (!heard)
            co_return fail(std::move(heard.error()));
        // A page can take its time; nobody else shall take the source for free meanwhile.
        if (const auto held = self->hold(source.id); !held || !*held)
            co_return fail(
                held ? Error{ErrorCode::Conflict, tr("Another program reads this source now."), {}, {}, {}}
                     : held.error());
        const auto account = self->m_accounts.account(source.accountId);
        if (!account)
            co_return fail(account.error());
        Taking taking;
        taking.source = source;
        taking.owner = self->m_options.owner;
        const networks::Connector *connector = self->m_connectors.find(account->network);
        const bool isGlobal = connector != nullptr && connector->idsAreGlobal();
        const HeardAt where{account->network.toString(), isGlobal ? QString() : account->server.host(),
                            self->m_clock.now()};
        taking.network = where.network.toStdString();
        taking.place = where.place.toStdString();
        taking.drafts = [messages = std::move(heard->messages), where] {
            return Result<std::vector<MessageDraft>>(incomingDrafts(messages, where));
        };
        for (const QString &id : heard->goneIds)
            taking.goneIds.push_back(id.toStdString());
        // A network that stands still has said all that it will.
        const bool hasMore = heard->hasMore && heard->cursor != source.standing.cursor;
        const bool isLast = !hasMore || page == mostPages;
        taking.goesOn = !isLast;
        taking.standing = [cursor = heard->cursor, hasMore, isLast, now = self->m_clock.now(), earlier = news,
                           source, isTold = self->m_news.holds(source.id)](const SourceStanding &,
                                                                           const IntakeReport &report) {
            SourceStanding standing =
                standingAfterPage(source, cursor, earlier, report, {isLast, hasMore}, now);
            // Its server says by itself when there is something new.
            if (isTold && !hasMore)
                standing.nextAt = std::max(standing.nextAt, now + NewsLines::slowTurn);
            return standing;
        };
        auto taken = co_await self->m_line.take(std::move(taking));
        if (!self)
            co_return fail(ErrorCode::Cancelled, tr("The workspace was closed."));
        if (!taken)
            co_return fail(std::move(taken.error()));
        total.added += int(taken->newMoments.size());
        total.changed += taken->changed;
        news.insert(news.end(), taken->newMoments.begin(), taken->newMoments.end());
        if (taken->hasNews() || !taken->conversations.isEmpty())
            Q_EMIT self->heard(source.id, *taken);
        if (!self || isLast)
            break;
        source.standing.cursor = heard->cursor;
    }
    co_return total;
}

QCoro::Task<Result<networks::Heard>> SourceReader::askNetwork(Source source, CancelToken cancel)
{
    const QPointer<SourceReader> self(this);
    const auto account = m_accounts.account(source.accountId);
    if (!account)
        co_return fail(account.error());
    if (account->health == clients::Health::SignInNeeded)
        co_return fail(
            account->healthNote.what.isEmpty()
                ? Error{ErrorCode::SignInNeeded, tr("The account must be signed in again."), {}, {}, {}}
                : account->healthNote);
    networks::Connector *connector = m_connectors.find(account->network);
    const networks::AccountIdentity identity = clients::AccountService::identity(*account);
    const Instant since = m_clock.now() - m_options.history;
    const int generation = clients::signInGeneration(*account);
    Result<networks::Heard> heard =
        fail(ErrorCode::NotAllowed, tr("Hatstand cannot listen on this network."));
    if (source.kind == SourceKind::Search && connector != nullptr && connector->searcher() != nullptr) {
        networks::SearchRequest request;
        if (source.address.startsWith(u'#'))
            request.hashtag = source.address.mid(1);
        else
            request.words = source.address;
        request.cursor = source.standing.cursor;
        request.since = since;
        heard = co_await connector->searcher()->search(identity, std::move(request), std::move(cancel));
    } else if (source.kind == SourceKind::Account && connector != nullptr &&
               connector->listener() != nullptr) {
        heard = co_await connector->listener()->listen(identity, source.standing.cursor, since,
                                                       std::move(cancel));
    }
    // A sign-in that has ended stops its account, wherever that is noticed.
    if (self && !heard && heard.error().code == ErrorCode::SignInNeeded) {
        static_cast<void>(m_accounts.noteHealth(source.accountId, clients::Health::SignInNeeded,
                                                heard.error(), generation));
    }
    co_return heard;
}

} // namespace hatstand::listen
