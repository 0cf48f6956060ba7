// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timers.h"
#include "networks/mastodon/mastodon_session.h"
#include "networks/rules.h"

#include <QObject>
#include <QStringList>

namespace hatstand::networks
{

/// What of one file the server would refuse, found before anything leaves.
[[nodiscard]] std::optional<Error> mastodonFileProblem(const OutgoingMedia &media, const NetworkRules &rules,
                                                       const QJsonObject &accountOptions);

/// The form that carries one file: streamed from the disk, with what belongs to it.
struct MediaForm
{
    net::RequestBody body;
    QByteArray contentType;
};
[[nodiscard]] MediaForm mediaForm(const OutgoingMedia &media);
/// "0.20,-0.50": from the middle, up is positive (docs.joinmastodon.org/api/guidelines: focal points).
[[nodiscard]] QString mediaFocus(const QPointF &focus);

/// Uploads files; a server keeps what no status names for some hours only, so that an upload without a post
/// leaves nothing behind.
class MastodonUploads : public std::enable_shared_from_this<MastodonUploads>
{
public:
    /// `timers` must outlive this.
    MastodonUploads(std::shared_ptr<MastodonSessions> sessions, Timers &timers)
        : m_sessions(std::move(sessions)), m_timers(timers)
    {
    }

    /// Streams all files, one after the other, waits until the server has prepared them, and answers their
    /// ids.
    [[nodiscard]] QCoro::Task<Result<QStringList>> uploadAll(MastodonSessions::LinePointer line,
                                                             std::vector<OutgoingMedia> media,
                                                             Progress progress, CancelToken cancel);

private:
    [[nodiscard]] QCoro::Task<Result<QString>> upload(MastodonSessions::LinePointer line, OutgoingMedia media,
                                                      std::function<void(qint64, qint64)> onProgress,
                                                      CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<void>> prepared(MastodonSessions::LinePointer line, QString id,
                                                     CancelToken cancel);
    [[nodiscard]] QCoro::Task<void> wait(Milliseconds delay, CancelToken cancel);

    std::shared_ptr<MastodonSessions> m_sessions;
    Timers &m_timers;
    QObject m_context; ///< of waits
};

} // namespace hatstand::networks
