// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>

namespace hatstand::net
{

/// Goes from one request to the next of a row, once.
class Baton
{
public:
    void pass() { m_passed = true; }
    [[nodiscard]] bool hasPassed() const { return m_passed; }

private:
    std::atomic<bool> m_passed{false};
};

/// Requests that go one after the other without a pause: the next is made ready while one is under way, and
/// leaves in the moment in which that was answered with success (2xx), before anybody has read the answer.
struct PlaceInRow
{
    /// It waits for this one, for as long as that takes. What will never come is to be cancelled: nothing of
    /// it has left then.
    std::shared_ptr<Baton> takes;
    /// Passed when it was answered with success.
    std::shared_ptr<Baton> passes;
};

} // namespace hatstand::net
