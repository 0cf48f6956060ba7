// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/system_power.h"

namespace hatstand::publish
{

/// Where there is no system bus, the sender finds out by its clock that the computer was asleep.
SystemPower::SystemPower(QObject *parent) : Power(parent) {}

QCoro::Task<std::unique_ptr<Power::Hold>> SystemPower::keepAwake(QString why)
{
    Q_UNUSED(why)
    co_return std::unique_ptr<Hold>();
}

void SystemPower::prepareForSleep(bool begins)
{
    Q_UNUSED(begins)
}

} // namespace hatstand::publish
