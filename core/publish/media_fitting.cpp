// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/media_fitting.h"

#include "networks/account_limits.h"
#include "networks/rules_catalogue.h"
#include "plan/media/media_fitter.h"
#include "publish/frozen_content.h"

#include <QPointer>

#include <algorithm>

namespace hatstand::publish
{

namespace
{
QCoro::Task<Result<networks::OutgoingMedia>> fitted(QPointer<plan::MediaFitter> fitter,
                                                    plan::FitRequest request, networks::OutgoingMedia file,
                                                    CancelToken cancel)
{
    auto made = co_await fitter->fit(std::move(request), std::move(cancel));
    if (!made)
        co_return fail(std::move(made.error()));
    file.filePath = made->filePath;
    file.mimeType = made->mimeType;
    file.byteCount = made->byteCount;
    file.pixels = made->pixels;
    co_return file;
}

/// What is cut away takes the place that mattered with it.
void moveFocus(networks::OutgoingMedia &file, const plan::PostMedia &use)
{
    if (!use.crop || !file.focus)
        return;
    const QRectF &crop = *use.crop;
    file.focus = QPointF(std::clamp((file.focus->x() - crop.x()) / crop.width(), 0.0, 1.0),
                         std::clamp((file.focus->y() - crop.y()) / crop.height(), 0.0, 1.0));
}

/// All but the limits.
plan::FitRequest requestFor(const FrozenMedia &media, const networks::OutgoingMedia &file)
{
    plan::FitRequest request;
    request.item = media.item;
    request.path = file.filePath;
    request.altText = media.use.altText;
    if (media.use.crop)
        request.crop.byHand = *media.use.crop;
    if (media.use.focus)
        request.crop.focus = *media.use.focus;
    return request;
}
} // namespace

Surroundings::Fit fitting(plan::MediaFitter &fitter, const networks::RulesCatalogue &rules)
{
    return [&fitter, &rules](const clients::Account &account, const FrozenMedia &media,
                             networks::OutgoingMedia file, CancelToken cancel) {
        plan::FitRequest request = requestFor(media, file);
        // As its own server has them; that is what checkPost promised copies for.
        const networks::NetworkRules own =
            networks::withLimits(rules.findOrOther(account.network), account.options);
        request.limits = plan::accountMediaLimits(own, account.options, media.item);
        moveFocus(file, media.use);
        return fitted(&fitter, std::move(request), std::move(file), std::move(cancel));
    };
}

Surroundings::Fit fittingByHand(plan::MediaFitter &fitter)
{
    return [&fitter](const clients::Account &, const FrozenMedia &media, networks::OutgoingMedia file,
                     CancelToken cancel) {
        plan::FitRequest request = requestFor(media, file);
        moveFocus(file, media.use);
        return fitted(&fitter, std::move(request), std::move(file), std::move(cancel));
    };
}

QCoro::Task<Result<networks::OutgoingPost>> withFilesReady(Surroundings::Fit fit, clients::Account account,
                                                           networks::OutgoingPost post,
                                                           std::vector<FrozenMedia> files, CancelToken cancel)
{
    std::vector<networks::OutgoingMedia *> places; // within the post, which stays where it is
    for (networks::OutgoingMedia &file : post.media)
        places.push_back(&file);
    for (networks::OutgoingPart &part : post.parts) {
        for (networks::OutgoingMedia &file : part.media)
            places.push_back(&file);
    }
    for (size_t i = 0; i < places.size() && i < files.size(); ++i) {
        auto ready = co_await fit(account, files[i], *places[i], cancel);
        if (!ready)
            co_return fail(std::move(ready.error()));
        *places[i] = std::move(*ready);
    }
    co_return std::move(post);
}

} // namespace hatstand::publish
