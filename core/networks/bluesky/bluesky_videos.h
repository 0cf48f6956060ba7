// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/bluesky/bluesky_session.h"
#include "networks/pauses.h"

#include <QHash>

namespace hatstand::networks
{

/// Brings films to the network: not to the account's server, but to the service that makes them ready to be
/// shown and then puts them there (lexicons app.bsky.video.*, docs.bsky.app/docs/tutorials/video; August
/// 2026).
///
/// What was uploaded is known by its job. The same film again, after a break or from another program, is the
/// same job: the service says so, and nothing goes out twice. What was uploaded for a post is not even sent
/// again to hear that, until the post stands there: a server keeps what no record names for some hours only.
class BlueskyVideos : public std::enable_shared_from_this<BlueskyVideos>
{
public:
    BlueskyVideos(std::shared_ptr<BlueskyClient> client, std::shared_ptr<BlueskySessions> sessions,
                  std::shared_ptr<Pauses> pauses)
        : m_client(std::move(client)), m_sessions(std::move(sessions)), m_pauses(std::move(pauses))
    {
    }

    /// Whether the account may upload so much now, before a byte of it leaves. Refused in clear words where
    /// there is no such service.
    [[nodiscard]] QCoro::Task<Result<void>> mayUpload(BlueskySessions::LinePointer line, qint64 bytes,
                                                      CancelToken cancel);
    /// The film as records call it. `recordKey` is the post's that shows it. `progress` is told bytes of the
    /// file: half of its way is the upload, half the work of the service.
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> upload(BlueskySessions::LinePointer line,
                                                          QString recordKey, OutgoingMedia film,
                                                          Progress progress, CancelToken cancel);
    /// The post stands there, or the server does not have its films any more: the next upload for it begins
    /// anew.
    void forget(const QString &did, const QString &recordKey);

private:
    struct Job
    {
        QString id;
        QString state;
        int percent = 0;
        QJsonObject blob; ///< when it is done
        QString trouble;  ///< when it has failed, in its words
    };
    [[nodiscard]] static Result<Job> readJob(const XrpcAnswer &answer);
    [[nodiscard]] QCoro::Task<Result<QString>> pass(BlueskySessions::LinePointer line, QString audience,
                                                    QLatin1StringView method, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<Job>> send(BlueskySessions::LinePointer line, OutgoingMedia film,
                                                Progress progress, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<Job>> statusOf(QString id, CancelToken cancel);

    std::shared_ptr<BlueskyClient> m_client;
    std::shared_ptr<BlueskySessions> m_sessions;
    std::shared_ptr<Pauses> m_pauses;
    /// By account, post and content of the file, for as long as the program runs. Not by the file itself: its
    /// time changes whenever it is made ready for another attempt.
    QHash<QString, QString> m_jobs;
};

} // namespace hatstand::networks
