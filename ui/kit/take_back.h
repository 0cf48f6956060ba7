// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/navigator.h"
#include "kit/undo.h"
#include "plan/post.h"
#include "publish/outbox.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <qcorotask.h>

#include <functional>

namespace hatstand::ui
{

/// Takes all of a post that was handed over back from the networks; see publish::Sender::takeBackPost.
using TakeBackPost = std::function<QCoro::Task<Result<void>>(plan::PostId)>;

/// What waits on a network cannot be moved, changed or deleted from here before it is taken back: does that
/// first, and then what the person has asked for. One for each page, which owns it.
class TakeBack final : public QObject
{
    Q_OBJECT
public:
    /// What a network is called.
    using NetworkName = std::function<QString(const networks::NetworkKey &)>;

    /// `take` may be empty: then nothing is taken back, and acts are tried as they are.
    TakeBack(TakeBackPost take, const publish::Outbox &outbox, NetworkName networkName, Navigator &navigator,
             QObject *parent);

    [[nodiscard]] bool isPossible() const { return bool(m_take); }
    /// Something of these posts waits on a network and can be taken back.
    [[nodiscard]] bool isNeeded(const QList<plan::PostId> &ids) const;
    /// Does it at once when nothing of these posts waits on a network. Else it says from where they are taken
    /// back, and does it when they are; when one cannot be, that is told, and it is not done.
    void before(const QList<plan::PostId> &ids, std::function<void()> act);
    /// The same step; when it is undone or done again, what waits on a network by then is taken back first.
    [[nodiscard]] UndoStep careful(UndoStep step, const QList<plan::PostId> &ids);

private:
    struct There
    {
        QList<plan::PostId> posts; ///< of which something waits on a network
        QStringList networks;      ///< their names
    };
    [[nodiscard]] There there(const QList<plan::PostId> &ids) const;
    static QCoro::Task<void> takeAll(QPointer<TakeBack> self, QList<plan::PostId> ids,
                                     std::function<void()> act);

    TakeBackPost m_take;
    const publish::Outbox &m_outbox;
    NetworkName m_networkName;
    Navigator &m_navigator;
    QSet<plan::PostId> m_underWay;
};

} // namespace hatstand::ui
