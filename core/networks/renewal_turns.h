// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "networks/pauses.h"

#include <QLockFile>
#include <QString>

namespace hatstand::networks
{

/// One program at a time uses up the refresh token of an account. Window and service run side by side, and a
/// token that comes twice ends the whole sign-in (RFC 9700, 4.14.2): so who renews holds a lock of the
/// account's name, which goes with its process however that ends.
class RenewalTurns : public std::enable_shared_from_this<RenewalTurns>
{
public:
    using Turn = std::shared_ptr<QLockFile>;

    /// `folder`: on this computer, of this person. Empty: where such things belong.
    RenewalTurns(std::shared_ptr<Pauses> pauses, QString folder);

    /// Waits for the other program. StorageBusy when that takes too long. Where no lock can be made at all
    /// (no such folder), the turn is given without one.
    [[nodiscard]] QCoro::Task<Result<Turn>> take(QString accountKey);

private:
    [[nodiscard]] QString folder();

    std::shared_ptr<Pauses> m_pauses;
    QString m_folder;
};

} // namespace hatstand::networks
