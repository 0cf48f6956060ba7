// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/on_workspace.h"

#include "cli/context.h"
#include "cli/lookup.h"
#include "parts.h"
#include "plan/post_service.h"

#include <type_traits>
#include <utility>

namespace hatstand::cli
{

namespace
{
/// What stands for a command that needs nothing but the workspace.
struct Nothing
{
};

Result<Nothing> findNothing(Work &)
{
    return Nothing();
}

Result<clients::Client> namedClient(Work &work)
{
    const QString word = work.arguments.positional().isEmpty()
                             ? work.arguments.value(QStringLiteral("client"))
                             : work.arguments.positional(0);
    return findClient(work.parts, word);
}

Result<clients::Client> clientOfOption(Work &work)
{
    return findClient(work.parts, work.arguments.value(QStringLiteral("client")));
}

Result<std::optional<clients::Client>> namedClientIfAny(Work &work)
{
    const auto name = work.arguments.optional(QStringLiteral("client"));
    if (!name)
        return std::optional<clients::Client>();
    auto client = findClient(work.parts, *name);
    if (!client)
        return fail(std::move(client.error()));
    return std::optional(std::move(*client));
}

Result<clients::Account> namedAccount(Work &work)
{
    // What waits for an account goes with it, once the outbox is there to see to it.
    (void)work.parts.outbox();
    return findAccount(work.parts, work.arguments.positional(0), std::nullopt);
}

Result<plan::Post> namedPost(Work &work)
{
    // What happens to a post happens to its deliveries too, once the outbox is there to see to it.
    (void)work.parts.outbox();
    const auto id = findPost(work.parts, work.arguments.positional(0));
    if (!id)
        return fail(id.error());
    return work.parts.posts().post(*id);
}

Result<publish::OutboxItem> namedDelivery(Work &work)
{
    const auto id = findDelivery(work.parts, work.arguments.positional(0));
    if (!id)
        return fail(id.error());
    return work.parts.outbox().item(*id);
}

template <class Found>
QCoro::Task<Result<ExitCode>> run(AtOnce<Found> command, Work work, Found found)
{
    co_return command(work, found);
}
template <class Found>
QCoro::Task<Result<ExitCode>> run(Later<Found> command, Work work, Found found)
{
    return command(std::move(work), std::move(found));
}
QCoro::Task<Result<ExitCode>> run(AtOnce<> command, Work work, Nothing)
{
    co_return command(work);
}
QCoro::Task<Result<ExitCode>> run(Later<> command, Work work, Nothing)
{
    return command(std::move(work));
}

template <class Found, class Command>
QCoro::Task<ExitCode> findAndRun(Context &context, Arguments arguments, Result<Found> (*find)(Work &),
                                 Command command)
{
    const auto parts = context.open();
    if (!parts)
        co_return failed(context, parts.error());
    Work work{context, **parts, std::move(arguments)};
    auto found = find(work);
    if (!found)
        co_return failed(context, found.error());
    const auto done = co_await run(command, work, std::move(*found));
    co_return done ? *done : failed(context, done.error());
}

template <class Found, class Command>
Handler handler(Result<Found> (*find)(Work &), Command command)
{
    return [find, command](Context &context, Arguments arguments) {
        return findAndRun(context, std::move(arguments), find, command);
    };
}
} // namespace

Output &Work::output() const
{
    return context.output();
}

Handler onWorkspace(AtOnce<> command)
{
    return handler(findNothing, command);
}

Handler onWorkspace(Later<> command)
{
    return handler(findNothing, command);
}

Handler onClient(AtOnce<clients::Client> command)
{
    return handler(namedClient, command);
}

Handler onClient(Later<clients::Client> command)
{
    return handler(namedClient, command);
}

Handler onNamedClient(AtOnce<clients::Client> command)
{
    return handler(clientOfOption, command);
}

Handler onAnyClient(AtOnce<std::optional<clients::Client>> command)
{
    return handler(namedClientIfAny, command);
}

Handler onAccount(Later<clients::Account> command)
{
    return handler(namedAccount, command);
}

Handler onPost(AtOnce<plan::Post> command)
{
    return handler(namedPost, command);
}

Handler onPost(Later<plan::Post> command)
{
    return handler(namedPost, command);
}

Handler onDelivery(AtOnce<publish::OutboxItem> command)
{
    return handler(namedDelivery, command);
}

} // namespace hatstand::cli
