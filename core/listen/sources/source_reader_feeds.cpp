// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds: asked for news only, and taken in on the line's thread.
#include "listen/feeds/feed_fetch.h"
#include "listen/intake/feed_drafts.h"
#include "listen/sources/feed_request.h"
#include "listen/sources/reading_standing.h"
#include "listen/sources/source_reader.h"
#include "net/http_client.h"
#include "net/http_status.h"

#include <QPointer>

namespace hatstand::listen
{

SourceReader::Answer SourceReader::readFeed(QPointer<SourceReader> self, Source source, CancelToken cancel)
{
    const Result<net::HttpResponse> got = co_await self->m_http.send(feedRequest(source), std::move(cancel));
    if (!self)
        co_return fail(ErrorCode::Cancelled, tr("The workspace was closed."));
    if (!got)
        co_return fail(got.error());
    const AskedFor asked{waitAskedFor(*got)};
    const Instant now = self->m_clock.now();
    ReadReport report;
    if (got->status == 304) {
        report.wasUnchanged = true;
        const auto written = self->m_table.updateStanding(source.id, standingUnchanged(source, asked, now),
                                                          self->m_options.owner);
        if (!written)
            co_return fail(written.error());
        co_return report;
    }
    if (!got->isSuccess())
        co_return fail(net::errorFromStatus(*got, source.name));

    /// What is known only once it has been read, on the line's thread.
    struct Wish
    {
        std::optional<Milliseconds> wait;
    };
    const auto wish = std::make_shared<Wish>();
    Taking taking;
    taking.source = source;
    taking.owner = self->m_options.owner;
    taking.network = feedNetwork.toStdString();
    taking.drafts = [wish, now,
                     bytes = FeedBytes{got->body, feedSource(*got),
                                       source.address}]() -> Result<std::vector<MessageDraft>> {
        auto read = feedDrafts(bytes, now);
        if (!read)
            return fail(std::move(read.error()));
        wish->wait = read->wait;
        return std::move(read->drafts);
    };
    taking.standing = [source, asked, wish, now, etag = QString::fromLatin1(got->header("ETag")),
                       modified = QString::fromLatin1(got->header("Last-Modified"))](
                          const SourceStanding &, const IntakeReport &taken) {
        AskedFor wanted = asked;
        if (wish->wait)
            wanted.wait = std::max(wanted.wait.value_or(Milliseconds(0)), *wish->wait);
        SourceStanding standing = standingAfterAnswer(source, taken.newMoments, wanted, now);
        standing.etag = etag;
        standing.lastModified = modified;
        return standing;
    };
    auto taken = co_await self->m_line.take(std::move(taking));
    if (!self)
        co_return fail(ErrorCode::Cancelled, tr("The workspace was closed."));
    if (!taken)
        co_return fail(std::move(taken.error()));
    report.added = int(taken->newMoments.size());
    report.changed = taken->changed;
    if (taken->hasNews())
        Q_EMIT self->heard(source.id, *taken);
    co_return report;
}

} // namespace hatstand::listen
