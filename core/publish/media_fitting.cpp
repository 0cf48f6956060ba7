// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/media_fitting.h"

#include "networks/account_limits.h"
#include "networks/rules_catalogue.h"
#include "plan/media_fitter.h"
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
} // namespace

Surroundings::Fit fitting(plan::MediaFitter &fitter, const networks::RulesCatalogue &rules)
{
    return [&fitter, &rules](const clients::Account &account, const FrozenMedia &media,
                             networks::OutgoingMedia file, CancelToken cancel) {
        plan::FitRequest request;
        request.item = media.item;
        request.path = file.filePath;
        request.altText = media.use.altText;
        if (media.use.crop)
            request.crop.byHand = *media.use.crop;
        if (media.use.focus)
            request.crop.focus = *media.use.focus;
        // As its own server has them; that is what checkPost promised copies for.
        const networks::NetworkRules own =
            networks::withLimits(rules.findOrOther(account.network), account.options);
        request.limits = plan::mediaLimits(own, media.item);
        // What is cut away takes the place that mattered with it.
        if (media.use.crop && file.focus) {
            const QRectF &crop = *media.use.crop;
            file.focus = QPointF(std::clamp((file.focus->x() - crop.x()) / crop.width(), 0.0, 1.0),
                                 std::clamp((file.focus->y() - crop.y()) / crop.height(), 0.0, 1.0));
        }
        return fitted(&fitter, std::move(request), std::move(file), std::move(cancel));
    };
}

} // namespace hatstand::publish
