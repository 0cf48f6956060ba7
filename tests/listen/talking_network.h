// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/completion.h"
#include "networks/listener.h"

#include <deque>
#include <functional>
#include <vector>

namespace hatstand::test
{

/// A network on which things are said as a test wants it. Its cursor is the number of the page that comes
/// next.
class TalkingNetwork final : public networks::Connector,
                             private networks::SignIn,
                             private networks::Listener,
                             private networks::Searcher
{
public:
    [[nodiscard]] static networks::NetworkKey theKey()
    {
        return networks::NetworkKey::fromString(QStringLiteral("square"));
    }
    [[nodiscard]] networks::NetworkKey key() const override { return theKey(); }
    [[nodiscard]] networks::SignIn *signIn() override { return this; }
    [[nodiscard]] networks::Listener *listener() override { return this; }
    [[nodiscard]] networks::Searcher *searcher() override { return this; }
    [[nodiscard]] bool isLocal() const override { return local; }

    std::vector<std::vector<networks::IncomingMessage>> pages; ///< the oldest first
    std::deque<Error> failures;                                ///< of the next calls, one each
    std::vector<QString> cursors;                              ///< that it was asked with
    std::vector<networks::SearchRequest> searches;
    std::vector<QString> gone;
    bool local = false;
    bool tells = false; ///< says by itself when there is something new
    /// The lines that were opened, the newest last; completed by the test, or by whoever calls them off.
    std::vector<Completion<Result<void>>> lines;
    int calledOff = 0;
    bool standsStill = false; ///< says that there is more, and never goes on

    static networks::IncomingMessage said(const QString &id, const QString &answers, Instant at,
                                          bool ours = false)
    {
        networks::IncomingMessage message;
        message.remoteId = id;
        message.answersId = answers;
        message.channel = networks::Channel::Reply;
        message.at = at;
        message.text = QStringLiteral("Text of ") + id;
        message.isOurs = ours;
        message.from = {QStringLiteral("who-") + id,
                        QStringLiteral("handle-") + id,
                        QStringLiteral("Name ") + id,
                        {},
                        {},
                        {}};
        return message;
    }

private:
    [[nodiscard]] Result<networks::Heard> next(const QString &cursor)
    {
        cursors.push_back(cursor);
        if (!failures.empty()) {
            const Error error = failures.front();
            failures.pop_front();
            return fail(error);
        }
        const auto page = size_t(cursor.toULongLong());
        networks::Heard heard;
        heard.cursor = cursor;
        if (page < pages.size()) {
            heard.messages = pages[page];
            heard.cursor = QString::number(page + 1);
            heard.hasMore = page + 1 < pages.size();
        }
        if (standsStill && page > 0) {
            heard.cursor = cursor;
            heard.hasMore = true;
        } else if (standsStill) {
            heard.hasMore = true;
        }
        heard.goneIds = gone;
        return heard;
    }
    [[nodiscard]] QCoro::Task<Result<networks::Heard>> listen(networks::AccountIdentity, QString cursor,
                                                              Instant, CancelToken) override
    {
        co_return next(cursor);
    }
    [[nodiscard]] bool tellsNews(const networks::AccountIdentity &) const override { return tells; }
    [[nodiscard]] QCoro::Task<Result<void>> untilNews(networks::AccountIdentity, CancelToken cancel) override
    {
        const Completion<Result<void>> told;
        lines.push_back(told);
        const auto subscription = cancel.onCancel([this, told] {
            ++calledOff;
            told.complete(fail(ErrorCode::Cancelled, QStringLiteral("Called off.")));
        });
        co_return co_await told;
    }
    [[nodiscard]] QCoro::Task<Result<networks::Heard>> readThread(networks::AccountIdentity, QString,
                                                                  CancelToken) override
    {
        co_return networks::Heard();
    }
    [[nodiscard]] QCoro::Task<Result<networks::Heard>>
    search(networks::AccountIdentity, networks::SearchRequest request, CancelToken) override
    {
        searches.push_back(request);
        co_return next(request.cursor);
    }
    [[nodiscard]] static networks::SignedIn known(const QString &handle)
    {
        networks::SignedIn signedIn;
        signedIn.handle = handle;
        signedIn.displayName = handle;
        signedIn.remoteId = handle;
        signedIn.server = QUrl(QStringLiteral("https://square.example"));
        signedIn.credential = QStringLiteral("secret");
        return signedIn;
    }
    [[nodiscard]] QCoro::Task<Result<networks::SignedIn>> signIn(networks::SignInRequest request,
                                                                 CancelToken) override
    {
        co_return known(request.handle);
    }
    [[nodiscard]] QCoro::Task<Result<networks::SignedIn>> check(networks::AccountIdentity account,
                                                                CancelToken) override
    {
        co_return known(account.handle);
    }
    [[nodiscard]] QCoro::Task<Result<void>> signOut(networks::AccountIdentity) override
    {
        co_return Result<void>();
    }
};

} // namespace hatstand::test
