// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <qcorotask.h>

#include <memory>

namespace hatstand::publish
{

/// The computer's sleep. An interface, so that tests put one to sleep that is not there.
class Power : public QObject
{
    Q_OBJECT

public:
    /// Keeps the computer awake for as long as it lives.
    class Hold
    {
    public:
        Hold() = default;
        Hold(const Hold &) = delete;
        Hold &operator=(const Hold &) = delete;
        virtual ~Hold() = default;
    };

    using QObject::QObject;

    /// Asks that the computer stays awake; `why` is shown to whoever wants to send it to sleep. Null where
    /// that cannot be asked for, or is refused.
    [[nodiscard]] virtual QCoro::Task<std::unique_ptr<Hold>> keepAwake(QString why) = 0;

Q_SIGNALS:
    /// The computer was asleep until now.
    void woke();
};

} // namespace hatstand::publish
