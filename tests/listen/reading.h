// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/sources/source_reader.h"
#include "listen/sources/source_service.h"
#include "listen_fixture.h"
#include "support/fake_http.h"
#include "talking_network.h"

namespace hatstand::test
{

/// A workspace with an account on a network where things are said, and somebody who reads.
class Reading
{
public:
    Reading()
        : network(new TalkingNetwork)
        , line(fixture.database().path(), fixture.clock, [] { return ListenFixture::noJudge(); })
        , sources(fixture.database(), fixture.clock, fixture.accounts, *fixture.connectors)
    {
        fixture.connectors->add(std::unique_ptr<networks::Connector>(network));
        networks::SignInRequest request;
        request.handle = QStringLiteral("alma");
        account =
            await(fixture.accounts.connectAccount(fixture.client, TalkingNetwork::theKey(), request, {}, {}))
                .value();
        if (!sources.followAccounts())
            qFatal("The accounts cannot be followed.");
        source = sources.sources(fixture.client).value().front().id;
        reader = makeReader(QStringLiteral("us"));
    }

    std::unique_ptr<listen::SourceReader> makeReader(const QString &owner)
    {
        listen::ReaderOptions options;
        options.owner = owner;
        options.seed = 1;
        return std::make_unique<listen::SourceReader>(fixture.database(), line, http, *fixture.connectors,
                                                      fixture.accounts, fixture.clock, fixture.timers,
                                                      options);
    }

    ListenFixture fixture{TestWorkspace::Kind::File};
    TalkingNetwork *network;
    FakeHttp http;
    listen::IntakeLine line;
    listen::SourceService sources;
    clients::AccountId account;
    listen::SourceId source;
    std::unique_ptr<listen::SourceReader> reader;
};

} // namespace hatstand::test
