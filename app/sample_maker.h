// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/clock.h"
#include "base/error.h"

#include <QCoro/QCoroTask>
#include <QObject>
#include <QPointer>

namespace hatstand
{

/// Makes the sample workspace in a folder, while the window goes on. It gets its name when it is complete: a
/// program that ends meanwhile leaves nothing that looks like one.
class SampleMaker final : public QObject
{
    Q_OBJECT
public:
    /// `clock` outlives this.
    explicit SampleMaker(const Clock &clock, QObject *parent = nullptr) : QObject(parent), m_clock(clock) {}
    ~SampleMaker() override { m_cancel.cancel(); }

    /// Tells `made` at once when there is one already. Not while one is being made.
    void start(const QString &folder);
    void cancel() { m_cancel.cancel(); }
    [[nodiscard]] bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void progressed(double share);
    void made(const QString &path, bool isNew);
    /// Cancelled too. Nothing is left behind.
    void failed(const hatstand::Error &error);

private:
    /// Where the sample in this folder is, or is to be.
    [[nodiscard]] Result<QString> place(const QString &folder, bool *exists) const;
    static QCoro::Task<void> make(QPointer<SampleMaker> self, QString path);

    const Clock &m_clock;
    CancelSource m_cancel;
    bool m_busy = false;
};

} // namespace hatstand
