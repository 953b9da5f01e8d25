// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/page.h"

namespace madang::server
{

HttpResponse page()
{
    static const QByteArray html = R"(<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Madang</title>
<style>
body { font: 16px/1.6 system-ui, sans-serif; max-width: 32rem; margin: 20vh auto 0; padding: 0 1.5rem; color-scheme: light dark; }
h1 { font-weight: 600; }
</style>
<h1>Madang <span lang="ko">마당</span></h1>
<p>A Madang server is running here. Open the Madang desktop and paste your invitation, or this page's address.</p>
<p lang="ko">이곳에서 마당 서버가 실행 중입니다. 마당 데스크톱을 열고 초대 링크나 이 페이지의 주소를 붙여 넣으세요.</p>
</html>
)";
    return {.status = 200,
            .contentType = "text/html; charset=utf-8",
            .body = html,
            .fields = {{"Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"}}};
}

} // namespace madang::server
