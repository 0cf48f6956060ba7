// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/page_id.h"
#include "kit/page_request.h"

namespace hatstand::ui
{

/// How a page sends the person to another one. The window implements it; tests use a recording one.
class Navigator
{
public:
    Navigator() = default;
    Navigator(const Navigator &) = delete;
    Navigator &operator=(const Navigator &) = delete;
    virtual ~Navigator() = default;

    /// Shows the page (built now, if this is the first time) and hands it the request.
    virtual void go(PageId page, const PageRequest &request = {}) = 0;
    /// To where the person came from: what closing the composer or the outbox does.
    virtual void goBack() = 0;
    /// Whether this program has that page: an action that leads nowhere is not offered.
    [[nodiscard]] virtual bool has(PageId page) const = 0;
    /// The dialog for a new client; a page may offer it (first run, settings).
    virtual void addClient() = 0;
    /// Says in a bar at the bottom that something could not be done. Nothing is lost by it.
    virtual void report(const Error &error) = 0;
    /// Says briefly that something was done, where it cannot be seen otherwise.
    virtual void say(const QString &sentence) = 0;

    void openPost(const plan::PostId &id) { go(PageId::Composer, OpenPost{id}); }
    void newPost(const NewPost &request = {}) { go(PageId::Composer, request); }
    void showCalendarAt(QDate date) { go(PageId::Calendar, ShowDate{date}); }
    void showInOutbox(const publish::DeliveryId &id) { go(PageId::Outbox, ShowDelivery{id}); }
    void showAccount(const clients::AccountId &id) { go(PageId::Accounts, ShowAccount{id}); }
    void signInAgain(const clients::AccountId &id) { go(PageId::Accounts, ShowAccount{id, true}); }
};

} // namespace hatstand::ui
