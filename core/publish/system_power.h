// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/power.h"

namespace hatstand::publish
{

/// The computer's own, as logind has it (https://systemd.io/INHIBITOR_LOCKS/). Where there is no logind, it
/// never wakes and cannot be kept awake.
class SystemPower final : public Power
{
    Q_OBJECT

public:
    /// Listens from here on. Costs a connection to the system bus: make it after the start.
    explicit SystemPower(QObject *parent = nullptr);
    [[nodiscard]] QCoro::Task<std::unique_ptr<Hold>> keepAwake(QString why) override;

private Q_SLOTS:
    void prepareForSleep(bool begins);
};

} // namespace hatstand::publish
